/** Planner and index settings that our SQL is written for; the same on both engines, set once a connection. */
export const SESSION_SETTINGS: Readonly<Record<string, string>> = {
  jit: 'off',
  random_page_cost: '1.1',
  'hnsw.ef_search': '64',
  'hnsw.iterative_scan': 'strict_order',
}
