import { Modal } from 'antd'

const GROUPS: [string, [string, string][]][] = [
  [
    '到处可用',
    [
      ['Q', '工单队列'],
      ['N', '来电登记'],
      ['H', '未诉先办'],
      ['L', '质量与学习（值班长）'],
      ['Esc', '离开正在填写的一格'],
      ['?', '这份说明'],
    ],
  ],
  [
    '队列',
    [
      ['J / K', '下一件 / 上一件（或 ↓ / ↑）'],
      ['Enter', '打开'],
      ['1 … 9 0', '换队列'],
      ['→ / ←', '下一页 / 上一页'],
      ['/', '查找'],
      ['R', '刷新'],
    ],
  ],
  [
    '工单',
    [
      ['Ctrl + Enter', '确认派单（坐席）'],
      ['Ctrl + S', '保存要素'],
      ['1 2 3', '选用第几个建议'],
      ['E', '修改要素'],
      ['S', '拆分诉求'],
      ['D', '修改派单内容'],
      ['P', '查政策库（咨询）'],
      ['I', '查看个人信息、重新遮盖'],
      ['A X C …', '办理：见各按钮上的字母'],
      ['J / K', '队列中的下一件 / 上一件'],
      ['Esc', '回到队列'],
    ],
  ],
  [
    '来电登记和对话框',
    [
      ['Ctrl + Enter', '生成工单；对话框中为确定'],
      ['N', '回到诉求内容'],
    ],
  ],
]

/** What can be done without a mouse. */
export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal open={open} onCancel={onClose} footer={null} title="键盘快捷键" width={640} destroyOnHidden>
      <div className="shortcuts">
        {GROUPS.map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
