/**
 * One step of the schema. A shipped step never changes: its text is frozen by hash (test/main/store/migrations.test.ts),
 * and a correction is a further step. The list order is the version: step n leaves `user_version` n behind.
 */
export interface Migration {
  /** What it brings, in the words of the file name. */
  readonly name: string
  readonly sql: string
}
