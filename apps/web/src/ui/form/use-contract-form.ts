'use client';

import { type UseFormReturnType, useForm } from '@mantine/form';
import { ProblemError } from '@wardbook/contracts/core/problem';
import { useTranslations } from 'next-intl';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useFaultMessage } from '@/api/problem-message';
import { type FormValues, withoutBlanks } from './form-values';
import { useDraft } from './use-draft';
import { faultOf } from './validation-fault';

interface ContractFormChoices<Schema extends z.ZodType, Values extends FormValues> {
  initialValues: Values;
  /** Turns what the form holds into what the schema takes, when blanks-are-missing is not enough. Keep the paths the same. */
  toBody?: (values: Values) => unknown;
  /** Keeps what is typed under this subject, such as `vitals.<patient id>`. Never for passwords. */
  draft?: string;
  /** Sends it. Its problems land on their fields; what belongs to no field is in `problem`. */
  onSubmit: (body: z.input<Schema>) => Promise<unknown>;
}

export interface ContractForm<Values extends FormValues> {
  form: UseFormReturnType<Values>;
  /** For `<form onSubmit>`. A second submit while the first is under way does nothing. */
  submit: (event?: SyntheticEvent) => void;
  submitting: boolean;
  /** What the server refused and no field can show; `FormProblem` shows it. */
  problem: unknown;
  draftRestored: boolean;
  /** Back to the initial values, without the draft. */
  startAfresh: () => void;
}

/** A form over the contract's own schema: the same rules, in words, before and after the server has seen them. */
export function useContractForm<Schema extends z.ZodType, Values extends FormValues>(
  schema: Schema,
  { initialValues, toBody = withoutBlanks, draft: subject, onSubmit }: ContractFormChoices<Schema, Values>,
): ContractForm<Values> {
  const errorsOf = useErrorsOf(schema);
  const serverErrorsOf = useServerErrors();
  const [submitting, setSubmitting] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const underWay = useRef(false);
  const form = useForm<Values>({
    initialValues,
    validate: (values) => errorsOf(toBody(values)),
    onValuesChange: (values) => draft.keep(values),
  });
  const draft = useDraft<Values>(subject, (values) => form.setValues(values));
  const showRefusal = useRefusal(submitting, form);

  const send = async (values: Values) => {
    if (underWay.current) return;
    underWay.current = true;
    setSubmitting(true);
    setProblem(null);
    try {
      await onSubmit(toBody(values) as z.input<Schema>);
      draft.drop();
    } catch (error) {
      const onFields = serverErrorsOf(error, values);
      if (onFields) showRefusal(onFields);
      else setProblem(error);
    } finally {
      underWay.current = false;
      setSubmitting(false);
    }
  };

  return {
    form,
    submit: form.onSubmit(
      (values) => void send(values),
      (errors) => focusFirst(form, errors),
    ) as (event?: SyntheticEvent) => void,
    submitting,
    problem,
    draftRestored: draft.restored,
    startAfresh: () => {
      form.reset();
      draft.drop();
    },
  };
}

function useErrorsOf(schema: z.ZodType) {
  const t = useTranslations('validation');
  return (body: unknown): Record<string, string> => {
    const result = schema.safeParse(body, { reportInput: true });
    const errors: Record<string, string> = {};
    for (const issue of result.error?.issues ?? []) {
      const fault = faultOf(issue);
      errors[issue.path.join('.')] ??= fault ? t(fault.key as never, fault.values as never) : issue.message;
    }
    return errors;
  };
}

/** The server's faults by field of the form, or null when one of them belongs to no field that the form has. */
function useServerErrors() {
  const messageOf = useFaultMessage();
  return (error: unknown, values: FormValues): Record<string, string> | null => {
    const faults = error instanceof ProblemError ? (error.problem.fields ?? []) : [];
    const named = faults.map((fault) => [fault.path.replace(/^body\./, ''), messageOf(fault)] as const);
    const known = named.every(([path]) => Object.hasOwn(values, path.split('.')[0] ?? ''));
    return named.length > 0 && known ? Object.fromEntries(named) : null;
  };
}

/** Shows the server's faults by their fields; the first of these gets the focus once the form can be typed in again. */
function useRefusal<Values extends FormValues>(submitting: boolean, form: UseFormReturnType<Values>) {
  const [refused, setRefused] = useState<Record<string, string> | null>(null);
  useEffect(() => {
    if (refused === null || submitting) return;
    focusFirst(form, refused);
    setRefused(null);
  }, [refused, submitting, form]);
  return (errors: Record<string, string>) => {
    form.setErrors(errors);
    setRefused(errors);
  };
}

/** The first field with a fault as one reads the page, in any order of the schema. */
function focusFirst<Values extends FormValues>(form: UseFormReturnType<Values>, errors: object): void {
  const nodes = Object.keys(errors).flatMap((path) => form.getInputNode(path as never) ?? []);
  const node = nodes.reduce<HTMLElement | null>((first, each) => (first === null || isBefore(each, first) ? each : first), null);
  // A choice among radio buttons is named by its group, which takes no focus itself.
  (node?.matches('[role=radiogroup]') ? node.querySelector<HTMLElement>('input') : node)?.focus();
}

function isBefore(one: Node, other: Node): boolean {
  return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}
