/** A name of ours as words, where the answer carries no words of its own: "volume_divergence" and "volumeDivergence" are "volume divergence". */
export function writeId(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .toLowerCase()
    .trim()
}
