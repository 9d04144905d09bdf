/** Slack's limits, in one table (Block Kit reference and method pages). Lengths are in UTF-16 units, as JavaScript counts. */
export const LIMITS = {
  message: { blocks: 50, text: 4_000, updateText: 4_000 },
  view: { blocks: 100, title: 24, submit: 24, close: 24, privateMetadata: 3_000, bytes: 250_000 },
  section: { text: 3_000, fields: 10, field: 2_000 },
  header: 150,
  context: { elements: 10 },
  actions: { elements: 25 },
  button: { text: 75, value: 2_000 },
  option: { text: 75, value: 75, description: 75 },
  select: { options: 100, placeholder: 150 },
  overflow: { options: 5 },
  input: { label: 2_000, hint: 2_000, text: 3_000 },
  id: 255,
  confirm: { title: 100, text: 300, button: 30 },
} as const;
