const BYTES = 4;
const MOST_ROUNDS = 2 ** 32 - 1;

/** By the number of a person, the count in which it was met last. It is kept, since making it again would cost more than counting. */
let metIn = new Uint32Array(1024);
let round = 0;

/** The numbers of people as the database sends them: four bytes each in network order, in base64. They are turned where they are. */
export function numbersOf(list: string): Uint32Array {
  const bytes = Buffer.from(list, 'base64');
  // int4send writes the highest byte first, and processors of today read the lowest first.
  bytes.swap32();
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / BYTES);
}

/** How many different people stand in lists of their numbers. */
export function countPeople(lists: readonly (Uint32Array | null)[]): number {
  round += 1;
  if (round > MOST_ROUNDS) {
    metIn.fill(0);
    round = 1;
  }
  return lists.reduce((sum, list) => (list === null ? sum : sum + countNew(list)), 0);
}

/** An iterator over the numbers would take longer than the rest of it. */
function countNew(numbers: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    if (number >= metIn.length) makeRoom(number);
    if (metIn[number] === round) continue;
    metIn[number] = round;
    count += 1;
  }
  return count;
}

function makeRoom(number: number): void {
  const larger = new Uint32Array(Math.max(number + 1, 2 * metIn.length));
  larger.set(metIn);
  metIn = larger;
}
