import type { OutlineNode } from './types.ts'

/** A plan titles its paragraphs throughout; fewer than this in a document are short first sentences. */
const MIN_TITLED = 4

/** Turns titled paragraphs back into plain ones when a document has so few that they are chance. */
export function dropStrayTitles(root: OutlineNode): void {
  const titled: OutlineNode[] = []
  visit(root, (node) => {
    if (node.kind === 'paragraph') titled.push(node)
  })
  if (titled.length >= MIN_TITLED) return
  visit(root, (node) => {
    node.blocks = node.blocks.map((block) =>
      block.kind === 'node' && block.node.kind === 'paragraph' && block.node.head
        ? { kind: 'paragraph', paragraph: block.node.head, anchor: block.node.anchor }
        : block,
    )
  })
}

function visit(node: OutlineNode, work: (node: OutlineNode) => void): void {
  work(node)
  for (const block of node.blocks) if (block.kind === 'node') visit(block.node, work)
}
