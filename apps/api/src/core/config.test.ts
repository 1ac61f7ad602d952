import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

const LOCAL = 'postgres://app:secret@127.0.0.1:5432/wardbook';

describe('the configuration', () => {
  it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1'])('listens with plain http on %s', (HOST) => {
    expect(readConfig({ HOST }).HOST).toBe(HOST);
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', 'hospital.example'])('refuses plain http on %s', (HOST) => {
    expect(() => readConfig({ HOST })).toThrow(/HOST: Plain http/);
    expect(readConfig({ HOST, WARDBOOK_PUBLIC_URL: 'https://wardbook.example' }).HOST).toBe(HOST);
  });

  it('believes no proxy unless one is named, and takes only addresses and networks', () => {
    expect(readConfig({}).WARDBOOK_PROXIES).toBeUndefined();
    expect(readConfig({ WARDBOOK_PROXIES: '10.0.0.5, 10.1.0.0/16,::1' }).WARDBOOK_PROXIES).toEqual(['10.0.0.5', '10.1.0.0/16', '::1']);
    for (const wrong of ['true', '10.0.0.0/33', 'proxy.example', '10.0.0.5,'])
      expect(() => readConfig({ WARDBOOK_PROXIES: wrong })).toThrow(/WARDBOOK_PROXIES/);
  });

  it('needs a decision about encryption for a database on another machine', () => {
    expect(readConfig({ DATABASE_URL: LOCAL }).DATABASE_URL).toBe(LOCAL);
    const remote = 'postgres://app:secret@db.hospital.example/wardbook';
    expect(() => readConfig({ DATABASE_APP_URL: remote })).toThrow(/sslmode/);
    expect(readConfig({ DATABASE_APP_URL: `${remote}?sslmode=verify-full` }).DATABASE_APP_URL).toContain('sslmode');
    expect(() => readConfig({ DATABASE_APP_URL: remote })).not.toThrow(/secret/);
  });
});
