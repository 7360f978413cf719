import type { SettlementTable } from '#domain/checklist/settlement-cycle.ts'
import table from '../../../../resources/settlement-holidays.json' with { type: 'json' }

/** Bank holidays and settlement cycles 2000-2028, from the dated table in resources. */
export const settlementTable: SettlementTable = table
