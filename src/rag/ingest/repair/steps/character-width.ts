import type { RepairStep } from '../step.ts'

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％＋＆＠＃＝]|(?<=[0-9０-９])[．－／](?=[0-9０-９])/g

/** Writes full-width digits, letters, `％` and signs between digits as ASCII. */
export const narrowCharacters: RepairStep = {
  name: 'character-width',
  label: '全角数字字母转半角',
  apply(traced) {
    traced.replaceAll(FULL_WIDTH, ([character]) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
  },
}
