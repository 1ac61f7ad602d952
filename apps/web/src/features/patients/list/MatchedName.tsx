import classes from './MatchedName.module.css';
import { matchedParts } from './matched-parts';

/** A name with the part marked by which the search found it. */
export function MatchedName({ name, search }: { name: string; search: string }) {
  if (search.trim() === '') return <>{name}</>;
  const parts = matchedParts(name, search).map((part, index) => ({ ...part, key: `${index} ${part.text}` }));
  return (
    <>
      {parts.map(({ text, matched, key }) =>
        matched ? (
          <mark key={key} className={classes.mark}>
            {text}
          </mark>
        ) : (
          <span key={key}>{text}</span>
        ),
      )}
    </>
  );
}
