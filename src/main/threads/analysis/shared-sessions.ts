/**
 * One column of sessions for all series that hold the same ones: it saves a tenth of the panel's memory, and whoever joins two names
 * sees at a glance that there is nothing to join. A column is forgotten with the last series that uses it.
 */
export class SharedSessions {
  readonly #columns = new Map<string, WeakRef<Int32Array>>()

  /** The column already known that says the same, else this one. */
  shared(sessions: Int32Array): Int32Array {
    const key = `${sessions.length} ${sessions[0]} ${sessions.at(-1)}`
    const known = this.#columns.get(key)?.deref()
    if (known !== undefined && known.every((session, i) => session === sessions[i])) return known
    this.#columns.set(key, new WeakRef(sessions))
    return sessions
  }
}
