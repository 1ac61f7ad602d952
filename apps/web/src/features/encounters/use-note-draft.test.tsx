// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { type Note, saveNote } from '@wardbook/contracts/encounters/notes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalApi, refusal } from '@/testing/local-api';
import { clearPage, renderPage } from '@/testing/render-page';
import { useNoteDraft } from './use-note-draft';

const note = (version: number, text: string) =>
  ({ id: 'n1', version, sections: [{ key: 'plan', title: 'Plan', text }] }) as unknown as Note;

function Draft() {
  const draft = useNoteDraft(note(1, ''));
  return (
    <form>
      <textarea aria-label="Plan" value={draft.texts.plan} onChange={(event) => draft.write('plan', event.currentTarget.value)} />
      <button type="button" onClick={() => void draft.save().catch(() => undefined)}>
        Save
      </button>
      <output>{draft.state}</output>
    </form>
  );
}

describe('a note that is being written', () => {
  let api: LocalApi;
  let version: number;

  beforeEach(async () => {
    clearPage();
    version = 1;
    api = new LocalApi();
    await api.start();
    api.on(saveNote, ({ body }) => {
      const { version: basedOn, sections } = body as { version: number; sections: { text: string }[] };
      if (basedOn !== version) return refusal('version-moved');
      version += 1;
      return { body: note(version, sections[0]?.text ?? '') };
    });
  });
  afterEach(async () => {
    clearPage();
    await api.stop();
  });

  it('saves one version after the other, however often it is asked', async () => {
    const { user } = renderPage(<Draft />);
    await user.type(screen.getByLabelText('Plan'), 'Rest');
    const save = screen.getByText('Save');
    await Promise.all([user.click(save), user.click(save)]);
    await waitFor(() => expect(api.of(saveNote)).toHaveLength(2));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('saved'));
    expect(api.of(saveNote).map(({ body }) => (body as { version: number }).version)).toEqual([1, 2]);
  });

  it('keeps what was written when it cannot be saved, and saves it the next time', async () => {
    api.on(saveNote, () => refusal('not-ready'));
    const { user } = renderPage(<Draft />);
    await user.type(screen.getByLabelText('Plan'), 'Rest');
    await user.click(screen.getByText('Save'));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('failed'));
    expect((screen.getByLabelText('Plan') as HTMLTextAreaElement).value).toBe('Rest');
    api.on(saveNote, ({ body }) => ({ body: note(2, (body as { sections: { text: string }[] }).sections[0]?.text ?? '') }));
    await user.click(screen.getByText('Save'));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('saved'));
    expect(api.of(saveNote).at(-1)?.body).toEqual({ version: 1, sections: [{ key: 'plan', text: 'Rest' }] });
  });
});
