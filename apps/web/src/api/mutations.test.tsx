// @vitest-environment happy-dom
import { Button } from '@mantine/core';
import { screen, waitFor } from '@testing-library/react';
import { endpoint } from '@wardbook/contracts/core/endpoint';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { LocalApi, refusal } from '@/testing/local-api';
import { clearPage, renderPage } from '@/testing/render-page';
import { useContractMutation } from './mutations';

const receive = endpoint({
  operationId: 'receive',
  summary: 'Receive the patient of a row.',
  method: 'POST',
  path: '/rows/receive',
  access: { signedIn: 'A row of the test.' },
  scope: 'facility',
  response: z.object({ id: z.string() }),
});

const told = vi.fn();

function Row() {
  const { mutate } = useContractMutation(receive);
  const act = () => mutate({}, { onSuccess: ({ id }) => told(id), onError: ({ code }) => told(code) });
  return <Button onClick={act}>Check in</Button>;
}

describe('the end of a write', () => {
  let api: LocalApi;

  beforeEach(async () => {
    clearPage();
    told.mockReset();
    api = new LocalApi();
    await api.start();
  });

  afterEach(async () => {
    clearPage();
    await api.stop();
  });

  it.each([
    ['done', { body: { id: 'r1' } }, 'r1'],
    ['refused', refusal('version-moved'), 'version-moved'],
  ])('reaches a row that is gone when its write is %s', async (_, reply, expected) => {
    const release = Promise.withResolvers<void>();
    api.on(receive, async () => {
      await release.promise;
      return reply;
    });
    const { user, rerender } = renderPage(<Row />);
    await user.click(screen.getByRole('button', { name: 'Check in' }));
    await waitFor(() => expect(api.received).toHaveLength(1));
    rerender(<p>No patient waits.</p>);
    release.resolve();
    await waitFor(() => expect(told.mock.calls).toEqual([[expected]]));
  });
});
