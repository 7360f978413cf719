#!/usr/bin/env node
import { join } from 'node:path'
import { runWithNode } from './with-node.js'

// The command line, from wherever it is called.
await runWithNode(join(import.meta.dirname, '..', 'tools', 'desk.ts'))
