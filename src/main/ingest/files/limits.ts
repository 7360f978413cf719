/** What a file may weigh. Beyond these it is refused by name: a broken or hostile file must not take the program with it. */
export const FILE_LIMIT_BYTES = 2 * 1024 ** 3
export const LINE_LIMIT_BYTES = 1024 ** 2
export const FIELD_LIMIT_CHARACTERS = 64 * 1024
export const COLUMN_LIMIT = 512
/** How far recognition looks. */
export const HEAD_LINES = 60
/** Files of one call, folders expanded. */
export const FILES_LIMIT = 20_000
