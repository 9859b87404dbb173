import type { Database, Row } from '../src/store/ports.ts'

const COLUMNS = `
  SELECT c.relname AS "table", a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attidentity = 'a' THEN ' GENERATED ALWAYS AS IDENTITY' ELSE '' END
      || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
      || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
      || CASE WHEN a.attstorage <> t.typstorage THEN ' STORAGE ' || a.attstorage::text ELSE '' END AS line
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
  ORDER BY c.relname, a.attnum`

/** NOT NULL is said with the column; newer servers also list it as a constraint. */
const CONSTRAINTS = `
  SELECT conrelid::regclass::text AS "table", 'CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid) AS line
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
  ORDER BY 1, contype DESC, conname`

const OPTIONS = `
  SELECT relname AS "table", array_to_string(reloptions, ', ') AS line FROM pg_class
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reloptions IS NOT NULL`

/** Indices of constraints are there with them; those of models are made at run time. */
const INDICES = `
  SELECT pg_get_indexdef(i.indexrelid) || ';' AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE 'embeddings_hnsw_%'
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
  ORDER BY c.relname`

interface Line extends Row {
  table: string
  line: string
}

/** The schema as SQL-like text: the same on both engines, for reading and for noticing changes in a review. */
export async function schemaText(db: Database): Promise<string> {
  const columns = await db.query<Line>(COLUMNS)
  const constraints = await db.query<Line>(CONSTRAINTS)
  const options = new Map((await db.query<Line>(OPTIONS)).map((row) => [row.table, row.line]))
  const tables = [...new Set(columns.map((row) => row.table))].map((table) => {
    const lines = [...columns, ...constraints]
      .filter((row) => row.table === table)
      .map((row) => `  ${row.line}`)
    const option = options.get(table)
    return `CREATE TABLE ${table} (\n${lines.join(',\n')}\n)${option === undefined ? '' : ` WITH (${option})`};\n`
  })
  const indices = (await db.query<Line>(INDICES)).map((row) => row.line)
  return `-- Written by scripts/dump-schema.ts from the migrations; do not edit.\n\n${tables.join('\n')}\n${indices.join('\n')}\n`
}
