// @vitest-environment happy-dom
import { Button, TextInput } from '@mantine/core';
import { act, screen, waitFor } from '@testing-library/react';
import { endpoint } from '@wardbook/contracts/core/endpoint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { useContractMutation } from '@/api/mutations';
import { session } from '@/api/session-store';
import { LocalApi, refusal } from '@/testing/local-api';
import { AMINA, BRIAN, clearPage, DRAFT_KEYS, renderPage } from '@/testing/render-page';
import { bodyOf } from './body-of';
import { DraftNotice } from './DraftNotice';
import { FormProblem } from './FormProblem';
import { useContractForm } from './use-contract-form';

const writeRemark = endpoint({
  operationId: 'writeRemark',
  summary: 'Write a remark.',
  method: 'POST',
  path: '/remarks',
  access: { signedIn: 'A form of the test.' },
  scope: 'facility',
  body: z.strictObject({ title: z.string().max(10), text: z.string().optional() }),
  response: z.object({ id: z.string() }),
  idempotent: true,
});

function RemarkForm({ draft }: { draft?: string }) {
  const write = useContractMutation(writeRemark);
  const remark = useContractForm(bodyOf(writeRemark), {
    initialValues: { title: '', text: '' },
    onSubmit: (body) => write.mutateAsync({ body }),
    ...(draft ? { draft } : {}),
  });
  return (
    <form onSubmit={remark.submit} noValidate>
      <DraftNotice form={remark} />
      <TextInput label="Title" {...remark.form.getInputProps('title')} />
      <TextInput label="Text" disabled={remark.submitting} {...remark.form.getInputProps('text')} />
      <FormProblem problem={remark.problem} />
      <Button type="submit">Save</Button>
    </form>
  );
}

const title = () => screen.getByLabelText<HTMLInputElement>('Title');
const text = () => screen.getByLabelText<HTMLInputElement>('Text');
const save = () => screen.getByRole('button', { name: 'Save' });

describe('a form over a contract', () => {
  let api: LocalApi;

  beforeEach(async () => {
    clearPage();
    api = new LocalApi();
    await api.start();
  });

  afterEach(async () => {
    clearPage();
    await api.stop();
  });

  it('sends once when it is submitted twice', async () => {
    const release = Promise.withResolvers<void>();
    api.on(writeRemark, async () => {
      await release.promise;
      return { body: { id: 'r1' } };
    });
    const { user } = renderPage(<RemarkForm />);
    await user.type(title(), 'Fever');
    await user.click(save());
    await user.click(save());
    await waitFor(() => expect(api.received).toHaveLength(1));
    release.resolve();
    await waitFor(() => expect(text().disabled).toBe(false));
    expect(api.received).toHaveLength(1);
    await user.click(save());
    await waitFor(() => expect(api.received).toHaveLength(2));
  });

  it('sends a blank field as a missing one and asks for what is required before it sends', async () => {
    api.on(writeRemark, () => ({ body: { id: 'r1' } }));
    const { user } = renderPage(<RemarkForm />);
    await user.click(save());
    expect(screen.getByText('Fill this in.')).toBeTruthy();
    expect(document.activeElement).toBe(title());
    await user.type(title(), 'Fever');
    await user.click(save());
    await waitFor(() => expect(api.received).toHaveLength(1));
    expect(api.received[0]?.body).toEqual({ title: 'Fever' });
  });

  it('says all that is missing at once and focuses the first field as one reads, in any order of the schema', async () => {
    const turned = z.strictObject({ second: z.string(), first: z.string() });
    function Turned() {
      const { form, submit } = useContractForm(turned, { initialValues: { first: '', second: '' }, onSubmit: async () => undefined });
      return (
        <form onSubmit={submit} noValidate>
          <TextInput label="First" {...form.getInputProps('first')} />
          <TextInput label="Second" {...form.getInputProps('second')} />
          <Button type="submit">Save</Button>
        </form>
      );
    }
    const { user } = renderPage(<Turned />);
    await user.click(save());
    expect(screen.getAllByText('Fill this in.')).toHaveLength(2);
    expect(document.activeElement).toBe(screen.getByLabelText('First'));
  });

  it('shows a refused field at the field and focuses it once it can be typed in', async () => {
    api.on(writeRemark, () =>
      refusal('invalid-input', { fields: [{ path: 'body.text', code: 'too_big', message: 'Too long for a remark.' }] }),
    );
    const { user } = renderPage(<RemarkForm />);
    await user.type(title(), 'Fever');
    await user.click(save());
    await waitFor(() => expect(text().getAttribute('aria-invalid')).toBe('true'));
    await waitFor(() => expect(document.activeElement).toBe(text()));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows a refusal of a field that it does not have above the buttons', async () => {
    api.on(writeRemark, () => refusal('invalid-input', { fields: [{ path: 'body.other', code: 'x', message: 'No.' }] }));
    const { user } = renderPage(<RemarkForm />);
    await user.type(title(), 'Fever');
    await user.click(save());
    expect((await screen.findByRole('alert')).textContent).toContain('Not saved');
    expect(title().value).toBe('Fever');
  });

  it('puts a draft back for its user and keeps it from every other user', async () => {
    const first = renderPage(<RemarkForm draft="remark.p1" />);
    await first.user.type(title(), 'HIV test');
    first.unmount();

    act(() => session.belongsTo(BRIAN, DRAFT_KEYS[BRIAN]));
    const other = renderPage(<RemarkForm draft="remark.p1" />);
    expect(title().value).toBe('');
    expect(screen.queryByRole('status')).toBeNull();
    other.unmount();

    act(() => session.belongsTo(AMINA, DRAFT_KEYS[AMINA]));
    renderPage(<RemarkForm draft="remark.p1" />);
    expect(title().value).toBe('HIV test');
    expect(screen.getByRole('status')).toBeTruthy();
  });

  it('keeps a draft of one record from the form of another', async () => {
    const first = renderPage(<RemarkForm draft="remark.p1" />);
    await first.user.type(title(), 'HIV test');
    first.unmount();
    renderPage(<RemarkForm draft="remark.p2" />);
    expect(title().value).toBe('');
  });

  it('drops the draft when the form is saved and keeps it when the server refuses', async () => {
    api.on(writeRemark, () => refusal('not-ready'));
    const first = renderPage(<RemarkForm draft="remark.p1" />);
    await first.user.type(title(), 'Fever');
    await first.user.click(save());
    await screen.findByRole('alert');
    first.unmount();

    api.on(writeRemark, () => ({ body: { id: 'r1' } }));
    const second = renderPage(<RemarkForm draft="remark.p1" />);
    expect(title().value).toBe('Fever');
    await second.user.click(save());
    await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
    second.unmount();

    renderPage(<RemarkForm draft="remark.p1" />);
    expect(title().value).toBe('');
  });

  it('repeats a lost write with the same idempotency key and starts a new write with a new one', async () => {
    api.on(writeRemark, () => 'lost');
    const { user } = renderPage(<RemarkForm />);
    await user.type(title(), 'Fever');
    await user.click(save());
    await screen.findByRole('alert');

    api.on(writeRemark, () => ({ body: { id: 'r1' } }));
    await user.click(save());
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await waitFor(() => expect(text().disabled).toBe(false));
    await user.click(save());
    await waitFor(() => expect(api.received).toHaveLength(3));
    const [lost, repeated, next] = api.received.map(({ headers }) => headers['idempotency-key']);
    expect(lost).toMatch(/^[0-9a-f-]{36}$/);
    expect(repeated).toBe(lost);
    expect(next).not.toBe(lost);
  });

  it('gives a changed request its own idempotency key after a failure', async () => {
    api.on(writeRemark, () => 'lost');
    const { user } = renderPage(<RemarkForm />);
    await user.type(title(), 'Fever');
    await user.click(save());
    await screen.findByRole('alert');
    await user.type(text(), 'since Monday');
    await user.click(save());
    await waitFor(() => expect(api.received).toHaveLength(2));
    const [first, second] = api.received.map(({ headers }) => headers['idempotency-key']);
    expect(second).not.toBe(first);
  });
});
