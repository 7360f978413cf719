import type { Column } from './column.ts'

/** Figures stand right aligned under their unit. */
export const isFigureColumn = <Row>(column: Column<Row>): boolean => column.measure !== undefined || column.exact !== undefined

/** Whether the first press of a head sorts downwards: of figures the largest is looked for, of words the first. */
export const sortsDownFirst = <Row>(column: Column<Row>): boolean => column.sortsDownFirst ?? isFigureColumn(column)
