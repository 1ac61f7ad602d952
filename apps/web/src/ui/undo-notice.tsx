import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** As long as one can change one's mind about a click. */
const SHOWN_MS = 20_000;

interface UndoNotice {
  /** Whose step it was: a second step of the same record replaces the first message. */
  id: string;
  text: string;
  label: string;
  onUndo: () => void;
}

/** Says what was done, with a button that takes it back for as long as the message stands. */
export function showUndoNotice({ id, text, label, onUndo }: UndoNotice): void {
  const undo = () => {
    notifications.hide(id);
    onUndo();
  };
  const message = (
    <Group justify="space-between" wrap="nowrap">
      {text}
      <Button size="compact-sm" variant="default" onClick={undo}>
        {label}
      </Button>
    </Group>
  );
  notifications.show({ id, color: 'green', autoClose: SHOWN_MS, message });
}
