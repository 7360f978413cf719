import { useActions } from '../keys/use-actions.ts'

/** Something that is done to rows of a table, with its key. */
export interface RowAction<Row> {
  readonly id: string
  readonly label: string
  readonly key?: string
  /** The marked rows, else the row stood on. Not called with none. */
  readonly run: (rows: readonly Row[]) => void
}

interface TableActions<Row> {
  readonly viewKey: string
  readonly label: string
  /** null where a row cannot be opened, filtered, or its columns chosen. */
  readonly openLabel: string | null
  readonly onFilter: (() => void) | null
  readonly onColumns: (() => void) | null
  /** What the heads do, for those who press no head. */
  readonly sorts: readonly { readonly id: string; readonly by: string; readonly run: () => void }[]
  readonly actions: readonly RowAction<Row>[]
  readonly chosen: () => readonly Row[]
}

/** What a table offers to the palette and to the list of keys. The keys that move are the table's own and only shown. */
export function useTableActions<Row>({ viewKey, label, openLabel, onFilter, onColumns, sorts, actions, chosen }: TableActions<Row>): void {
  const group = 'table'
  const name = label.toLowerCase()
  useActions([
    { id: `${viewKey}.move`, label: 'Next and previous row', key: 'j k', group },
    { id: `${viewKey}.mark`, label: 'Mark the row', key: 'Space', group },
    ...(openLabel === null ? [] : [{ id: `${viewKey}.open`, label: openLabel, key: 'Enter', group } as const]),
    { id: `${viewKey}.copy`, label: 'Copy marked rows with their heads', key: 'Ctrl+C', group },
    ...(onFilter === null ? [] : [{ id: `${viewKey}.filter`, label: `Filter ${name}`, key: 'f', group, run: onFilter } as const]),
    ...(onColumns === null ? [] : [{ id: `${viewKey}.columns`, label: `Choose columns of ${name}`, group, run: onColumns } as const]),
    ...sorts.map(({ id, by, run }) => ({ id: `${viewKey}.sort.${id}`, label: `Sort ${name} by ${by}`, group, run }) as const),
    ...actions.map(
      ({ id, label: words, key, run }) =>
        ({
          id: `${viewKey}.${id}`,
          label: words,
          group,
          ...(key === undefined ? {} : { key }),
          run: () => {
            const rows = chosen()
            if (rows.length > 0) run(rows)
          },
        }) as const,
    ),
  ])
}
