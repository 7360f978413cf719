import type Database from 'better-sqlite3'

type AnyStatement = Database.Statement<unknown[], unknown>

const rowStatements = new WeakMap<Database.Database, Map<string, AnyStatement>>()
const valueStatements = new WeakMap<Database.Database, Map<string, AnyStatement>>()

/**
 * The statement of this text on this connection, compiled once. Values are always bound, never part of the text; `Row` is what the
 * statement's own columns say, so the type and the text stand side by side at the caller.
 * Not for `iterate()`: a statement can run one iteration at a time.
 */
export function prepared<Parameters extends unknown[], Row = unknown>(db: Database.Database, sql: string): Database.Statement<Parameters, Row> {
  return compiled(rowStatements, db, sql) as unknown as Database.Statement<Parameters, Row>
}

/** Like `prepared`, for a statement of one column: answers the value itself instead of a row. */
export function preparedValue<Parameters extends unknown[], Value>(db: Database.Database, sql: string): Database.Statement<Parameters, Value> {
  return compiled(valueStatements, db, sql).pluck() as unknown as Database.Statement<Parameters, Value>
}

function compiled(byConnection: WeakMap<Database.Database, Map<string, AnyStatement>>, db: Database.Database, sql: string): AnyStatement {
  let statements = byConnection.get(db)
  if (statements === undefined) {
    statements = new Map()
    byConnection.set(db, statements)
  }
  let statement = statements.get(sql)
  if (statement === undefined) {
    statement = db.prepare(sql)
    statements.set(sql, statement)
  }
  return statement
}
