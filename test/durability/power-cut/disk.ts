import type { Random } from '../../../src/main/demo/random.ts'
import type { Change } from './write-log.ts'

type FileChange = Extract<Change, { kind: 'write' | 'truncate' }>
type NameChange = Extract<Change, { kind: 'create' | 'remove' | 'rename' }>

const SECTOR_BYTES = 512

/** One file of the disk, whatever it is called. */
class Inode {
  /** What the disk has promised to keep. */
  kept: Buffer = Buffer.alloc(0)
  /** Asked for since the last flush. */
  open: FileChange[] = []
}

/**
 * A disk that keeps what was flushed and nothing else for sure. Changes go in one after the other; at any moment the power can be cut,
 * and what is found then is one of the many states the disk may be in: changes since the last flush of a file are there, not there, torn
 * between two sectors, or there without those before them; names made since the last flush of their folder are there up to some point.
 */
export class Disk {
  #names = new Map<string, Inode>()
  #keptNames = new Map<string, Inode>()
  #openNames: { readonly change: NameChange; readonly inode: Inode }[] = []

  /** A file that has long been on the disk. */
  hold(path: string, bytes: Buffer): void {
    this.#inode(path).kept = bytes
  }

  take(change: Change): void {
    switch (change.kind) {
      case 'create':
      case 'remove':
      case 'rename':
        this.#rename(change)
        return
      case 'write':
      case 'truncate':
        this.#inode(change.path).open.push(change)
        return
      case 'flush':
        this.#keep(this.#inode(change.path))
        return
      case 'flush-folder':
        this.#keepNames(change.path)
    }
  }

  /** The files as they may be found after the power was cut now. */
  cut(random: Random): ReadonlyMap<string, Buffer> {
    const names = new Map(this.#keptNames)
    const reached = random.uniform() < 0.5 ? this.#openNames.length : random.below(this.#openNames.length + 1)
    for (const { change, inode } of this.#openNames.slice(0, reached)) applyName(names, change, inode)
    return new Map([...names].map(([path, inode]) => [path, found(inode, random)]))
  }

  #inode(path: string): Inode {
    const known = this.#names.get(path)
    if (known !== undefined) return known
    const inode = new Inode()
    this.#names.set(path, inode)
    this.#keptNames.set(path, inode)
    return inode
  }

  #rename(change: NameChange): void {
    const inode = change.kind === 'create' ? new Inode() : this.#inode(change.path)
    applyName(this.#names, change, inode)
    this.#openNames.push({ change, inode })
  }

  #keep(inode: Inode): void {
    inode.kept = applied(inode.kept, inode.open)
    inode.open = []
  }

  #keepNames(folder: string): void {
    const isIn = ({ change }: { change: NameChange }): boolean => change.path.slice(0, change.path.lastIndexOf('/')) === folder
    for (const { change, inode } of this.#openNames.filter(isIn)) applyName(this.#keptNames, change, inode)
    this.#openNames = this.#openNames.filter((open) => !isIn(open))
  }
}

function applyName(names: Map<string, Inode>, change: NameChange, inode: Inode): void {
  if (change.kind === 'create') names.set(change.path, inode)
  else names.delete(change.path)
  if (change.kind === 'rename') names.set(change.to, inode)
}

/** One of the states a file may be found in. */
function found({ kept, open }: Inode, random: Random): Buffer {
  if (open.length === 0) return kept
  const way = random.uniform()
  if (way < 0.15) return kept
  if (way < 0.3) return applied(kept, open)
  if (way < 0.6) {
    // Everything up to a moment, and the change of that moment in part.
    const last = random.below(open.length)
    return applied(kept, [...open.slice(0, last), ...torn(open[last]!, random)])
  }
  const order = way < 0.8 ? open : shuffled(open, random)
  return applied(
    kept,
    order.flatMap((change) => (random.uniform() < 0.5 ? [] : random.uniform() < 0.3 ? torn(change, random) : [change])),
  )
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random.uniform() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/** Some sectors of a write reached the disk, others did not. */
function torn(change: FileChange, random: Random): FileChange[] {
  if (change.kind === 'truncate') return []
  const parts: FileChange[] = []
  for (let from = 0; from < change.data.length; ) {
    const to = Math.min(change.data.length, from + SECTOR_BYTES - ((change.offset + from) % SECTOR_BYTES))
    if (random.uniform() < 0.5) parts.push({ ...change, offset: change.offset + from, data: change.data.subarray(from, to) })
    from = to
  }
  return parts
}

/** The bytes after these changes, in new memory. */
function applied(bytes: Buffer, changes: readonly FileChange[]): Buffer {
  const ends = changes.map((change) => (change.kind === 'write' ? change.offset + change.data.length : change.size))
  const room = Buffer.alloc(Math.max(bytes.length, ...ends))
  bytes.copy(room)
  let size = bytes.length
  for (const change of changes) {
    if (change.kind === 'truncate') {
      if (change.size < size) room.fill(0, change.size, size)
      size = change.size
      continue
    }
    change.data.copy(room, change.offset)
    size = Math.max(size, change.offset + change.data.length)
  }
  return room.subarray(0, size)
}
