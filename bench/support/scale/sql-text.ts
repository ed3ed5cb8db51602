/** A number in [0, 1) that follows from a whole number and a salt. */
export function draw(place: string, salt: number): string {
  return `((hashint8extended((${place})::bigint, ${salt}) & 1073741823)::float8 / 1073741824)`;
}

/** A whole number from 1 to `most`, with frequencies of about 1, 1/2, 1/3 … */
export function zipf(place: string, salt: number, most: number): string {
  return `floor(power(${most + 1}::float8, ${draw(place, salt)}))::int`;
}

/** One of a list's texts, the first ones most often. */
export function picked(values: readonly string[], place: string, salt: number): string {
  const list = values.map((value) => `'${value}'`).join(', ');
  return `(ARRAY[${list}])[${zipf(place, salt, values.length)}]`;
}

/** An id or address: 0x and 64 hex digits. */
export function hex(kind: string, place: string): string {
  return `('0x' || md5('${kind}' || (${place})) || md5((${place}) || '${kind}'))`;
}
