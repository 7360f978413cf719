import { z } from 'zod'

// Imported before any schema is built: zod otherwise tries `new Function`, which the content policy refuses and reports.
z.config({ jitless: true })
