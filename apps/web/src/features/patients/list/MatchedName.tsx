import { Mark } from '@mantine/core';
import { matchedParts } from './matched-parts';

/** A name with the part marked by which the search found it. */
export function MatchedName({ name, search }: { name: string; search: string }) {
  if (search.trim() === '') return <>{name}</>;
  const parts = matchedParts(name, search).map((part, index) => ({ ...part, key: `${index} ${part.text}` }));
  return (
    <>
      {parts.map(({ text, matched, key }) =>
        matched ? (
          <Mark key={key} color="teal">
            {text}
          </Mark>
        ) : (
          <span key={key}>{text}</span>
        ),
      )}
    </>
  );
}
