import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { percent } from '../../../../src/renderer/format/percent.ts'
import type { Column } from '../../../../src/renderer/ui/table/column.ts'
import { compareCells } from '../../../../src/renderer/ui/table/compare-cells.ts'
import { filterRows } from '../../../../src/renderer/ui/table/filter-rows.ts'
import { rowsAsTsv } from '../../../../src/renderer/ui/table/rows-as-tsv.ts'
import { chosenRows, rowAfterKey, toggleMark } from '../../../../src/renderer/ui/table/table-keys.ts'
import { moveColumn, orderColumns } from '../../../../src/renderer/ui/table/table-view.ts'

interface Name {
  readonly symbol: string
  readonly name: string
  readonly change: number | null
  readonly cash: string | null
}

const columns: readonly Column<Name>[] = [
  { id: 'symbol', title: 'Symbol', widthChars: 8, value: (row) => row.symbol, finds: (row) => row.name },
  { id: 'change', title: 'Change', widthChars: 8, measure: percent, value: (row) => row.change },
  { id: 'cash', title: 'Cash', widthChars: 8, exact: (row) => row.cash, value: (row) => (row.cash === null ? null : Number(row.cash)) },
]
const rows: readonly Name[] = [
  { symbol: 'IWM', name: 'Small caps', change: 0.0123, cash: '90071992547409931.05' },
  { symbol: 'KRE', name: 'Regional\tbanks', change: null, cash: null },
]

describe('keys in a table', () => {
  test('move by one, by a page and to the ends, and stop there', () => {
    expect(rowAfterKey('j', 0, 5, 3)).toBe(1)
    expect(rowAfterKey('ArrowDown', 4, 5, 3)).toBe(4)
    expect(rowAfterKey('k', 0, 5, 3)).toBe(0)
    expect(rowAfterKey('PageDown', 0, 5, 3)).toBe(3)
    expect(rowAfterKey('PageUp', 4, 5, 3)).toBe(1)
    expect(rowAfterKey('Home', 4, 5, 3)).toBe(0)
    expect(rowAfterKey('End', 0, 5, 3)).toBe(4)
  })
  test('begin at the first row when none is stood on', () => {
    expect(['j', 'ArrowUp', 'k', 'Home'].map((key) => rowAfterKey(key, -1, 5, 3))).toEqual([0, 0, 0, 0])
  })
  test('do nothing in an empty table or when they are none of its keys', () => {
    expect(rowAfterKey('j', -1, 0, 3)).toBeNull()
    expect(rowAfterKey('x', 0, 5, 3)).toBeNull()
  })
  test('never lead outside the table', () => {
    const keys = fc.constantFrom('j', 'k', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp')
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: -1, max: 59 }), (key, count, page, from) => {
        const to = rowAfterKey(key, Math.min(from, count - 1), count, page)
        return to !== null && to >= 0 && to < count
      }),
    )
  })
})

describe('marks', () => {
  test('are set and taken off by the same key', () => {
    const once = toggleMark(new Set(), 'a')
    expect([...once]).toEqual(['a'])
    expect([...toggleMark(once, 'a')]).toEqual([])
  })
  test('choose what an action works on in the order of the screen; without marks it is the row stood on', () => {
    const shown = ['c', 'a', 'b'].map((id) => ({ id, original: id.toUpperCase() }))
    expect(chosenRows(shown, new Set(['a', 'c', 'gone']), 'b')).toEqual(['C', 'A'])
    expect(chosenRows(shown, new Set(), 'b')).toEqual(['B'])
    expect(chosenRows(shown, new Set(), null)).toEqual([])
  })
})

describe('typing to filter', () => {
  test('finds every typed word in any text of the row, whatever the case', () => {
    expect(filterRows(rows, columns, 'BANK kre').map(({ symbol }) => symbol)).toEqual(['KRE'])
    expect(filterRows(rows, columns, ' ')).toBe(rows)
    expect(filterRows(rows, columns, 'bank iwm')).toEqual([])
  })
})

describe('copied rows', () => {
  test('carry heads, plain figures and exact decimals; unknown is an empty cell and no text breaks the grid', () => {
    expect(rowsAsTsv(rows, columns)).toBe('Symbol\tChange (fraction)\tCash\nIWM\t0.0123\t90071992547409931.05\nKRE\t\t')
  })
})

describe('the order of cells', () => {
  test('is by size for figures and as a reader sorts words', () => {
    expect([10, 9, -1].toSorted(compareCells)).toEqual([-1, 9, 10])
    expect(['row 10', 'Row 9', 'alpha'].toSorted(compareCells)).toEqual(['alpha', 'Row 9', 'row 10'])
    expect([true, false].toSorted(compareCells)).toEqual([false, true])
  })
})

describe('the order of columns', () => {
  test('is the remembered one; a new column stands after its declared neighbour, a lost one is forgotten', () => {
    expect(orderColumns(['a', 'b', 'c', 'd'], ['c', 'a', 'gone'])).toEqual(['c', 'd', 'a', 'b'])
    expect(orderColumns(['a', 'b'], [])).toEqual(['a', 'b'])
  })
  test('moves a column by one and stops at the edge', () => {
    expect(moveColumn(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
    expect(moveColumn(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c'])
    expect(moveColumn(['a', 'b', 'c'], 'x', 1)).toEqual(['a', 'b', 'c'])
  })
})
