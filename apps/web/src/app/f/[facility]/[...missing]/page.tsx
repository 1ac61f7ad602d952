import { notFound } from 'next/navigation';

/** Catches every address of a facility that no page has, so that the shell stays around the answer. */
export default function MissingPage(): never {
  notFound();
}
