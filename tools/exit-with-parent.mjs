/**
 * Loaded into the processes we start (`node --import`). A killed parent can send no message, but the channel
 * between the two closes: then the child ends too, instead of holding the port for ever.
 *
 * The child's own children inherit the flag. Their channel is the child's affair, so the parent is named.
 */
if (process.env.WARDBOOK_PARENT === String(process.ppid)) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}
