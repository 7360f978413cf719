import fc from 'fast-check'
import { bytesOf, type FileTree, seedFiles } from './file-tree.ts'
import { NASTY_TEXTS } from './nasty-texts.ts'

type Mutation = (tree: FileTree) => FileTree

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const nasty = fc.constantFrom(...NASTY_TEXTS)
const withRows = (tree: FileTree, rows: FileTree['rows']): FileTree => ({ ...tree, rows })
const at = <T>(list: readonly T[], where: number): number => Math.floor(where * Math.max(list.length, 1))

/** The same change of one row's cells, at a place between 0 and 1. */
const inRow =
  (where: number, change: (cells: readonly string[]) => readonly string[]): Mutation =>
  (tree) =>
    withRows(
      tree,
      tree.rows.map((cells, index) => (index === at(tree.rows, where) && cells.length > 0 ? change(cells) : cells)),
    )

const rowMutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      (tree) =>
        withRows(tree, tree.rows.toSpliced(at(tree.rows, to), 0, tree.rows[at(tree.rows, from)] ?? [])),
  ),
  place.map(
    (where): Mutation =>
      (tree) =>
        withRows(tree, tree.rows.toSpliced(at(tree.rows, where), 1)),
  ),
  fc.tuple(place, place).map(
    ([one, other]): Mutation =>
      (tree) =>
        withRows(tree, swapped(tree.rows, at(tree.rows, one), at(tree.rows, other))),
  ),
  place.map(
    (where): Mutation =>
      (tree) =>
        withRows(tree, tree.rows.slice(0, at(tree.rows, where))),
  ),
  fc.tuple(place, nasty).map(
    ([where, text]): Mutation =>
      (tree) =>
        withRows(tree, tree.rows.toSpliced(at(tree.rows, where), 0, [text])),
  ),
  fc.nat(seedFiles.length - 1).map(
    (other): Mutation =>
      (tree) =>
        withRows(tree, [...tree.rows, ...seedFiles[other]!.rows]),
  ),
)

const cellMutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(place, place, nasty).map(([row, cell, text]) => inRow(row, (cells) => cells.with(Math.min(at(cells, cell), cells.length - 1), text))),
  },
  fc.tuple(place, place).map(([row, cell]) => inRow(row, (cells) => cells.toSpliced(at(cells, cell), 1))),
  fc.tuple(place, place, nasty).map(([row, cell, text]) => inRow(row, (cells) => cells.toSpliced(at(cells, cell), 0, text))),
  fc.tuple(place, place, place).map(([row, one, other]) => inRow(row, (cells) => swapped(cells, at(cells, one), at(cells, other)))),
  fc.tuple(place, place, place, fc.constantFrom('"', ',', ';', '\t', '\n', '\r', '\r\n', "'", '=', ' ')).map(([row, cell, inside, mark]) =>
    inRow(row, (cells) => {
      const index = Math.min(at(cells, cell), cells.length - 1)
      const text = cells[index] ?? ''
      const cut = Math.floor(inside * (text.length + 1))
      return cells.with(index, text.slice(0, cut) + mark + text.slice(cut))
    }),
  ),
  fc.tuple(place, place).map(
    ([one, other]): Mutation =>
      (tree) =>
        withRows(
          tree,
          tree.rows.map((cells) => swapped(cells, at(cells, one), at(cells, other))),
        ),
  ),
  place.map(
    (where): Mutation =>
      (tree) =>
        withRows(
          tree,
          tree.rows.map((cells) => cells.toSpliced(at(cells, where), 1)),
        ),
  ),
)

const dressMutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\n\r').map(
    (lineEnd): Mutation =>
      (tree) => ({ ...tree, lineEnd }),
  ),
  fc.constantFrom('utf-8' as const, 'utf-8-mark' as const, 'utf-16le' as const, 'windows-1252' as const).map(
    (encoding): Mutation =>
      (tree) => ({ ...tree, encoding }),
  ),
  fc.constantFrom(',', ';', '\t', '|', ', ').map(
    (delimiter): Mutation =>
      (tree) => ({ ...tree, delimiter }),
  ),
  fc.constant<Mutation>((tree) =>
    withRows(
      tree,
      tree.rows.map((cells) => cells.map((cell) => (cell.startsWith('"') ? cell : `"${cell}"`))),
    ),
  ),
)

type ByteMutation = (bytes: Buffer) => Buffer
const byteMutation: fc.Arbitrary<ByteMutation> = fc.oneof(
  fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(
    ([where, byte]): ByteMutation =>
      (bytes) => {
        const changed = Buffer.from(bytes)
        if (changed.length > 0) changed[at([...changed.keys()], where)] = byte
        return changed
      },
  ),
  fc.tuple(place, fc.constantFrom(0x00, 0xff, 0x1a, 0x0a, 0x0d, 0x22)).map(
    ([where, byte]): ByteMutation =>
      (bytes) => {
        const cut = Math.floor(where * (bytes.length + 1))
        return Buffer.concat([bytes.subarray(0, cut), Buffer.of(byte), bytes.subarray(cut)])
      },
  ),
  place.map(
    (where): ByteMutation =>
      (bytes) =>
        bytes.subarray(0, Math.floor(where * (bytes.length + 1))),
  ),
)

function swapped<T>(list: readonly T[], one: number, other: number): readonly T[] {
  const first = list[one]
  const second = list[other]
  return first === undefined || second === undefined ? list : list.with(one, second).with(other, first)
}

export interface MutatedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** One of these files with up to five changes of its structure and, in one case of four, one of its bytes. */
export const mutatedFileOf = (seeds: readonly FileTree[]): fc.Arbitrary<MutatedFile> =>
  fc
    .record({
      seed: fc.nat(seeds.length - 1),
      changes: fc.array(fc.oneof({ weight: 3, arbitrary: cellMutation }, { weight: 2, arbitrary: rowMutation }, dressMutation), { maxLength: 5 }),
      bytes: fc.option(byteMutation, { freq: 3 }),
    })
    .map(({ seed, changes, bytes: change }) => {
      const tree = changes.reduce((changed, mutate) => mutate(changed), seeds[seed]!)
      const bytes = bytesOf(tree)
      return { name: tree.name, bytes: change === null ? bytes : change(bytes) }
    })
