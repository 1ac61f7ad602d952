import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens that name a living session and were not signed by the product, made from one that was. */
export function forgedTokens(real: string): Record<string, string> {
  const [header = '', body = '', signature = ''] = real.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const jwk = publicKey.export({ format: 'jwk' });
  const signed = (head: object) => {
    const text = `${part(head)}.${body}`;
    return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
  };
  const hashed = (alg: string) => {
    const text = `${part({ alg })}.${body}`;
    return `${text}.${createHmac('sha256', 'wardbook').update(text).digest('base64url')}`;
  };
  return {
    'without an algorithm': `${part({ alg: 'none' })}.${body}.`,
    'without an algorithm, in capitals': `${part({ alg: 'NONE' })}.${body}.`,
    'of a shared secret': hashed('HS256'),
    'of another key': signed({ alg: 'EdDSA' }),
    'of another key that it brings along': signed({ alg: 'EdDSA', jwk }),
    'of another key by its name': signed({ alg: 'EdDSA', kid: '../../../../dev/null' }),
    'of another key at an address': signed({ alg: 'EdDSA', jku: 'http://127.0.0.1/keys.json' }),
    'with another user': [header, part({ ...claims, sub: crypto.randomUUID() }), signature].join('.'),
    'with another session': [header, part({ ...claims, sid: crypto.randomUUID() }), signature].join('.'),
    'with another end': [header, part({ ...claims, exp: claims.exp + 86_400 }), signature].join('.'),
    'without an end': [header, part({ ...claims, exp: undefined }), signature].join('.'),
    'with another audience': [header, part({ ...claims, aud: 'export' }), signature].join('.'),
    'with a longer signature': `${real}AAAA`,
    'without a signature': `${header}.${body}.`,
    'of one part': 'x'.repeat(5_000),
    empty: '',
  };
}
