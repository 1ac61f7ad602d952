// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { activityHeaders, idleMillisecondsLeft, noteSignedIn, watchInput } from './activity';

const BACKGROUND = { 'Wardbook-Background': '1' };
const START = Date.parse('2026-11-22T10:00:00Z');

describe('a request', () => {
  let tell: ReturnType<typeof vi.fn<() => void>>;
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers({ now: START, toFake: ['Date'] });
    tell = vi.fn<() => void>();
    stop = watchInput(tell);
    noteSignedIn();
  });
  afterEach(() => {
    stop();
    window.localStorage.clear();
    vi.useRealTimers();
  });
  const press = () => window.dispatchEvent(new Event('keydown'));
  const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

  it('counts as activity for a few seconds after a key, and not when it only polls', () => {
    press();
    expect(activityHeaders()).toEqual({});
    pass(4);
    expect(activityHeaders()).toEqual({});
    pass(2);
    expect(activityHeaders()).toEqual(BACKGROUND);
  });

  it('leaves for a user who types without sending any, once in a while', () => {
    pass(40);
    press();
    expect(tell).not.toHaveBeenCalled();
    pass(10);
    press();
    press();
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('leaves as much time as the server does', () => {
    pass(60);
    expect(idleMillisecondsLeft(15)).toBe(14 * 60_000);
  });
});
