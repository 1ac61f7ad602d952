// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '@/api/session-store';
import { AMINA, BRIAN, clearPage, DRAFT_KEYS } from '@/testing/render-page';
import { drafts } from './drafts';

beforeEach(() => {
  vi.useRealTimers();
  clearPage();
});
const stored = () => Object.values(window.localStorage).join();

describe('a draft', () => {
  it('lies in the browser without a readable word', () => {
    drafts.keep('vitals.p1', { remark: 'HIV test \u00e9' });
    expect(stored()).not.toMatch(/HIV|remark/);
    expect(stored()).not.toContain(DRAFT_KEYS[AMINA]);
    expect(drafts.read('vitals.p1')).toEqual({ remark: 'HIV test \u00e9' });
  });

  it('opens only with the key of its user and for its own record', () => {
    drafts.keep('vitals.p1', 'HIV test');
    window.localStorage.setItem(`wardbook.draft.${AMINA}.vitals.p2`, stored());
    window.localStorage.setItem(`wardbook.draft.${BRIAN}.vitals.p1`, stored().split(',')[0] as string);
    expect(drafts.read('vitals.p2')).toBeNull();
    session.belongsTo(BRIAN, DRAFT_KEYS[BRIAN]);
    expect(drafts.read('vitals.p1')).toBeNull();
  });

  it('ends after a week, also for another user than the one signed in', () => {
    vi.useFakeTimers({ now: new Date('2026-11-01T08:00:00Z') });
    drafts.keep('vitals.p1', 'old');
    vi.setSystemTime(new Date('2026-11-08T09:00:00Z'));
    drafts.keep('vitals.p2', 'new');
    expect(drafts.read('vitals.p1')).toBeNull();
    session.belongsTo(BRIAN, DRAFT_KEYS[BRIAN]);
    drafts.dropOld();
    expect([drafts.countOf(AMINA), window.localStorage.length]).toEqual([1, 1]);
  });
});
