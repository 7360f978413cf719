import type Database from 'better-sqlite3'

declare const readable: unique symbol
declare const writable: unique symbol

/** A connection that may be read. Only store/open.ts makes one. */
export type ReadDb = Database.Database & { readonly [readable]: true }
/** The one connection that may write; a reader cannot be passed for it. */
export type WriteDb = ReadDb & { readonly [writable]: true }
