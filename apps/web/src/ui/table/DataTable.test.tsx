// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearPage, renderPage } from '@/testing/render-page';
import { DataTable } from './DataTable';

interface Row {
  id: string;
  name: string;
}

const people: Row[] = [
  { id: '1', name: 'Amina' },
  { id: '2', name: 'Brian' },
  { id: '3', name: 'Cherono' },
];
const settled = {
  isPending: false,
  isFetching: false,
  isFetchingNextPage: false,
  error: null,
  refetch: vi.fn(),
  hasNextPage: false,
  fetchNextPage: vi.fn(),
  isPlaceholderData: false,
};
const call = vi.fn();

function tableOf(rows: Row[], changes: object = {}, acts: object = {}) {
  const columns = [
    { key: 'name', header: 'Name', sort: 'name', cell: ({ name }: Row) => name },
    { key: 'act', header: 'Act', cell: ({ id }: Row) => <button type="button" onClick={() => call(id)}>{`Call ${id}`}</button> },
  ];
  const list = { ...settled, ...changes, rows };
  return <DataTable label="People" columns={columns} list={list as never} rowKey={({ id }) => id} empty={<p>None here</p>} {...acts} />;
}

const row = (name: string) => screen.getByText(name).closest('tr') as HTMLElement;

describe('a work list', () => {
  beforeEach(clearPage);
  afterEach(() => {
    clearPage();
    vi.clearAllMocks();
  });

  it('moves through its rows by arrows and opens one with Enter and previews one with Space', async () => {
    const [onOpen, onPreview] = [vi.fn(), vi.fn()];
    const { user } = renderPage(tableOf(people, {}, { onOpen, onPreview }));
    row('Amina').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(row('Cherono'));
    await user.keyboard('{ArrowUp}{Enter}');
    expect(onOpen.mock.calls).toEqual([[people[1]]]);
    await user.keyboard('{End} ');
    expect(onPreview.mock.calls).toEqual([[people[2]]]);
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(row('Amina'));
  });

  it('has one row in the tab order: the one that had the focus last', async () => {
    const { user } = renderPage(tableOf(people));
    row('Amina').focus();
    await user.keyboard('{ArrowDown}');
    expect(people.map(({ name }) => row(name).tabIndex)).toEqual([-1, 0, -1]);
  });

  it('leaves clicks and keys on a control of the row to that control', async () => {
    const onOpen = vi.fn();
    const { user } = renderPage(tableOf(people, {}, { onOpen }));
    await user.click(screen.getByText('Call 2'));
    screen.getByText('Call 3').focus();
    await user.keyboard('{Enter}');
    expect(call.mock.calls).toEqual([['2'], ['3']]);
    expect(onOpen).not.toHaveBeenCalled();
    await user.click(row('Brian'));
    expect(onOpen.mock.calls).toEqual([[people[1]]]);
  });

  it('says that a list is empty, and never while it still loads or has failed', () => {
    const { rerender } = renderPage(tableOf([]));
    expect(screen.getByText('None here')).toBeTruthy();
    rerender(tableOf([], { isPending: true }));
    expect(screen.queryByText('None here')).toBeNull();
    rerender(tableOf([], { error: new Error('lost') }));
    expect(screen.queryByText('None here')).toBeNull();
  });

  it('offers the next page while there is one', async () => {
    const { user, rerender } = renderPage(tableOf(people));
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
    rerender(tableOf(people, { hasNextPage: true }));
    await user.click(screen.getByRole('button', { name: 'Load more' }));
    expect(settled.fetchNextPage).toHaveBeenCalledTimes(1);
  });

  it('marks rows of an earlier search', () => {
    renderPage(tableOf(people, { isPlaceholderData: true }));
    expect(screen.getByRole('table').hasAttribute('data-stale')).toBe(true);
  });
});
