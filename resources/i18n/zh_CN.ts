<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutPanel</name>
    <message>
        <source>Facts</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Way through the stages</source>
        <translation>阶段历程</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Odds</source>
        <translation>成交率</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>加权金额</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>营销活动</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建于</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结束说明</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
</context>
<context>
    <name>AboutSection</name>
    <message>
        <source>Lianyi {version}</source>
        <translation>涟漪 {version}</translation>
    </message>
    <message>
        <source>Whom to contact today, why, and what was said.</source>
        <translation>今天联系谁、为什么、上次说了什么。</translation>
    </message>
    <message>
        <source>MIT licence. Works without a network and sends nothing anywhere.</source>
        <translation>MIT 许可。无需联网，不向任何地方发送数据。</translation>
    </message>
    <message>
        <source>Where everything lies</source>
        <translation>文件位置</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>Settings of this computer</source>
        <translation>本机设置</translation>
    </message>
    <message>
        <source>Log of the program's own faults</source>
        <translation>程序故障日志</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>所用组件</translation>
    </message>
    <message>
        <source>with thanks to their authors</source>
        <translation>感谢各位作者</translation>
    </message>
</context>
<context>
    <name>AcceptQuoteDialog</name>
    <message>
        <source>The deal is won</source>
        <translation>同时把商机标为成交</translation>
    </message>
    <message>
        <source>Version {version} becomes an order of {total}.</source>
        <translation>第 {version} 版转为订单，金额 {total}。</translation>
    </message>
    <message>
        <source>Ordered on</source>
        <translation>下单日期</translation>
    </message>
    <message>
        <source>Make order</source>
        <translation>转订单</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Find or jump</source>
        <translation>搜索或跳转</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>New item of this page</source>
        <translation>新建（本页）</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>New lead</source>
        <translation>新建线索</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>新建商机</translation>
    </message>
    <message>
        <source>New segment</source>
        <translation>新建细分</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Find and merge duplicates</source>
        <translation>查找并合并重复记录</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Import history</source>
        <translation>导入历史</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Filter this page</source>
        <translation>筛选本页</translation>
    </message>
    <message>
        <source>Collapse or expand the sidebar</source>
        <translation>收起或展开侧栏</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一区域</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一区域</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Tick the row</source>
        <translation>勾选本行</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Log for this row</source>
        <translation>记录沟通（本行）</translation>
    </message>
    <message>
        <source>Follow-up for this row</source>
        <translation>新建跟进（本行）</translation>
    </message>
    <message>
        <source>Convert the lead</source>
        <translation>转化线索</translation>
    </message>
    <message>
        <source>Preview pane</source>
        <translation>预览区</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Next month or record</source>
        <translation>下一月或下一条</translation>
    </message>
    <message>
        <source>Previous month or record</source>
        <translation>上一月或上一条</translation>
    </message>
    <message>
        <source>Save the dialog</source>
        <translation>保存对话框</translation>
    </message>
    <message>
        <source>The deal is won</source>
        <translation>商机成交</translation>
    </message>
    <message>
        <source>The deal is lost</source>
        <translation>商机丢单</translation>
    </message>
    <message>
        <source>Deal to the next stage</source>
        <translation>商机移到下一阶段</translation>
    </message>
    <message>
        <source>Deal to the stage before</source>
        <translation>商机移到上一阶段</translation>
    </message>
    <message>
        <source>Expect the deal a month later</source>
        <translation>预计成交推迟一个月</translation>
    </message>
    <message>
        <source>Expect the deal a month earlier</source>
        <translation>预计成交提前一个月</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Whom to contact</source>
        <translation>该联系谁</translation>
    </message>
    <message>
        <source>by plain rules, most pressing first</source>
        <translation>按规则列出，最紧的在前</translation>
    </message>
    <message>
        <source>Nobody is waiting: no important customer is quiet, no new lead untouched.</source>
        <translation>没有人在等：重点客户都有联系，新线索都有人跟进。</translation>
    </message>
    <message>
        <source>Whoever waits for you is named here.</source>
        <translation>该联系的人会列在这里。</translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>Agenda</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>原话</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Edit answer</source>
        <translation>编辑应答</translation>
    </message>
    <message>
        <source>New answer</source>
        <translation>新建应答</translation>
    </message>
    <message>
        <source>To objections about</source>
        <translation>针对的异议</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
</context>
<context>
    <name>AnswerLine</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>AnswersSection</name>
    <message>
        <source>Answers to objections</source>
        <translation>异议应答</translation>
    </message>
    <message>
        <source>the most successful first</source>
        <translation>最见效的在前</translation>
    </message>
    <message>
        <source>Kind of objection</source>
        <translation>异议种类</translation>
    </message>
    <message>
        <source>No answer yet.</source>
        <translation>还没有应答。</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>添加应答</translation>
    </message>
    <message>
        <source>No such objection was raised yet.</source>
        <translation>还没有遇到这类异议。</translation>
    </message>
    <message>
        <source>Whatever was answered: {rate}</source>
        <translation>不论怎样应答：{rate}</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Every day by itself</source>
        <translation>每天自动备份</translation>
    </message>
    <message>
        <source>Once a day while the program runs, and at the end when something was changed (files up to 50 MB).</source>
        <translation>程序运行时每天一次；退出时如有改动再备份一次（不超过 50 MB 的文件）。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Best on another disk than the data.</source>
        <translation>最好和数据不在同一块磁盘。</translation>
    </message>
    <message>
        <source>Room for backups</source>
        <translation>备份空间上限</translation>
    </message>
    <message>
        <source>All of two days are kept, then one a day, a week, a month; the oldest go first.</source>
        <translation>两天内全部保留，之后每天、每周、每月各留一份；超出时先删最旧的。</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>已有备份</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>To another place…</source>
        <translation>备份到别处…</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>从文件恢复…</translation>
    </message>
    <message>
        <source>No backup of this file yet.</source>
        <translation>这个文件还没有备份。</translation>
    </message>
    <message>
        <source>1 backup, {used} of {cap} MB</source>
        <translation>1 份备份，已用 {used} / {cap} MB</translation>
    </message>
    <message>
        <source>{count} backups, {used} of {cap} MB</source>
        <translation>{count} 份备份，已用 {used} / {cap} MB</translation>
    </message>
    <message>
        <source>{customers} customers, {talks} talks</source>
        <translation>{customers} 位客户，{talks} 条沟通记录</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Where shall the backup lie?</source>
        <translation>备份放在哪里？</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Backed up and checked: {file}</source>
        <translation>已备份并校验：{file}</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>The data become as they were in {file}. The present file is kept beside it under another name.</source>
        <translation>数据将恢复成 {file} 里的样子。现在的文件改名留在旁边，不会丢。</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>恢复这份备份？</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The backup is unpacked and checked…</source>
        <translation>正在解开并校验备份…</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>备份文件夹</translation>
    </message>
</context>
<context>
    <name>BalanceBar</name>
    <message>
        <source>We gave {count}</source>
        <translation>我方送出 {count}</translation>
    </message>
    <message>
        <source>They gave {count}</source>
        <translation>对方送出 {count}</translation>
    </message>
    <message>
        <source>We owe {count}</source>
        <translation>我方欠 {count} 次</translation>
    </message>
    <message>
        <source>They owe {count}</source>
        <translation>对方欠 {count} 次</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>两清</translation>
    </message>
</context>
<context>
    <name>BirthdayField</name>
    <message>
        <source>1981-10-03, 10-03, lunar 8/7</source>
        <translation>1981-10-03、10-03、八月初七</translation>
    </message>
    <message>
        <source>next on {day}</source>
        <translation>下次 {day}</translation>
    </message>
</context>
<context>
    <name>BirthdaysCard</name>
    <message>
        <source>Birthdays ahead</source>
        <translation>近期生日</translation>
    </message>
    <message>
        <source>{day}, in {count} days</source>
        <translation>{day}，还有 {count} 天</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>Plan a greeting for {name}</source>
        <translation>为{name}安排生日祝福</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>取消选择</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>{month} {day}</source>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
</context>
<context>
    <name>CalendarActions</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Take the tick back</source>
        <translation>取消完成</translation>
    </message>
    <message>
        <source>Bring in calendar files</source>
        <translation>导入日历文件</translation>
    </message>
    <message>
        <source>Calendar files (*.ics *.ical *.vcs)</source>
        <translation>日历文件 (*.ics *.ical *.vcs)</translation>
    </message>
    <message>
        <source>Write a calendar file</source>
        <translation>导出日历文件</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>日历文件 (*.ics)</translation>
    </message>
    <message>
        <source>{count} follow-ups written to {file}</source>
        <translation>已将 {count} 项跟进写入 {file}</translation>
    </message>
</context>
<context>
    <name>CalendarHead</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Lunar days</source>
        <translation>农历</translation>
    </message>
    <message>
        <source>Public holidays</source>
        <translation>法定节假日</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>同事日程</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>逾期 {count} 项</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Follow-ups</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>拜访</translation>
    </message>
    <message>
        <source>Birthdays</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>关怀</translation>
    </message>
    <message>
        <source>{name}: birthday</source>
        <translation>{name}生日</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}：{what}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>work</source>
        <translation>班</translation>
    </message>
    <message>
        <source>{listed} of {total}</source>
        <translation>{total} 项中的 {listed} 项</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>{count} 项</translation>
    </message>
    <message>
        <source>What this page shows ({count}) …</source>
        <translation>本页显示的跟进（{count}）…</translation>
    </message>
    <message>
        <source>All follow-ups …</source>
        <translation>所有跟进 …</translation>
    </message>
</context>
<context>
    <name>CalendarSide</name>
    <message>
        <source>Nothing waits for a day. A follow-up without a date stands here until you drag it onto one.</source>
        <translation>没有未安排的跟进。没有日期的跟进会列在这里，拖到日期上即可安排。</translation>
    </message>
    <message>
        <source>Not scheduled</source>
        <translation>未安排</translation>
    </message>
    <message>
        <source>New follow-up without a day</source>
        <translation>新建未安排的跟进</translation>
    </message>
    <message>
        <source>{count}, drag onto a day</source>
        <translation>{count} 项，拖到日期上</translation>
    </message>
</context>
<context>
    <name>CalendarTop</name>
    <message>
        <source>Bring in a calendar file (.ics)</source>
        <translation>导入日历文件（.ics）</translation>
    </message>
    <message>
        <source>Write a calendar file (.ics)</source>
        <translation>导出日历文件（.ics）</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
</context>
<context>
    <name>CampaignColumns</name>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>受众</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>成交</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>销售额</translation>
    </message>
    <message>
        <source>Per lead</source>
        <translation>单条成本</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回报</translation>
    </message>
</context>
<context>
    <name>CampaignDialog</name>
    <message>
        <source>Edit campaign</source>
        <translation>编辑活动</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>受众</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Leads wanted</source>
        <translation>目标线索数</translation>
    </message>
    <message>
        <source>Revenue wanted</source>
        <translation>目标销售额</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>12,000 or 12k</source>
        <translation>12,000 或 1.2万</translation>
    </message>
    <message>
        <source>“{text}” is not an amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
    <message>
        <source>All amounts of a campaign are in one currency.</source>
        <translation>一个活动的金额须为同一币种。</translation>
    </message>
    <message>
        <source>“{text}” is not a number.</source>
        <translation>“{text}”不是数字。</translation>
    </message>
</context>
<context>
    <name>CampaignsPage</name>
    <message>
        <source>Campaigns</source>
        <translation>营销活动</translation>
    </message>
    <message>
        <source>Import campaigns</source>
        <translation>导入活动</translation>
    </message>
    <message>
        <source>Export campaigns</source>
        <translation>导出活动</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>What you do to be found stands here, with its cost and what came of it.</source>
        <translation>为获客做的事都在这里，连同花费和结果。</translation>
    </message>
    <message>
        <source>Write down the first one, or bring in a table.</source>
        <translation>先写下第一个活动，或导入一张表。</translation>
    </message>
    <message>
        <source>Its leads</source>
        <translation>查看线索</translation>
    </message>
    <message>
        <source>{leads} leads, {orders} orders, {revenue}</source>
        <translation>线索 {leads}，订单 {orders}，销售额 {revenue}</translation>
    </message>
</context>
<context>
    <name>CardActions</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>Note a favour</source>
        <translation>记一笔人情</translation>
    </message>
    <message>
        <source>Add a tie</source>
        <translation>添加关系</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更历史</translation>
    </message>
    <message>
        <source>Birthday of {name}</source>
        <translation>{name}生日祝福</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>CardFiles</name>
    <message>
        <source>This file is not opened here</source>
        <translation>不在这里打开此文件</translation>
    </message>
    <message>
        <source>“{name}” could run on this computer. Save it first if you are sure about it.</source>
        <translation>“{name}”可能会在电脑上运行。确认可信时，请先另存。</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Open this file?</source>
        <translation>打开这个文件？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>{size}. A copy opens in the program this computer uses for such files.</source>
        <translation>{size}。将用本机对应的程序打开一份副本。</translation>
    </message>
    <message>
        <source>This file is no longer there.</source>
        <translation>文件已不存在。</translation>
    </message>
    <message>
        <source>{name} could not be written.</source>
        <translation>{name} 无法写入。</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>Importance</source>
        <translation>重要程度</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Customer for</source>
        <translation>合作</translation>
    </message>
    <message>
        <source>On file for</source>
        <translation>建档</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>{years} yr {months} mo</source>
        <translation>{years} 年 {months} 个月</translation>
    </message>
    <message>
        <source>{years} yr</source>
        <translation>{years} 年</translation>
    </message>
    <message>
        <source>{months} mo</source>
        <translation>{months} 个月</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>since today</source>
        <translation>今天起</translation>
    </message>
</context>
<context>
    <name>CardMiddle</name>
    <message>
        <source>Parts of the card</source>
        <translation>客户卡的各部分</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>往来</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
</context>
<context>
    <name>CardProposal</name>
    <message>
        <source>Plan it</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Next: {subject}, {day}</source>
        <translation>下一步：{subject}，{day}</translation>
    </message>
</context>
<context>
    <name>CardUseDialog</name>
    <message>
        <source>Use or fill up</source>
        <translation>使用或充值</translation>
    </message>
    <message>
        <source>Spent; with a minus: filled up</source>
        <translation>消费金额；填负数为充值</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Times used; with a minus: added</source>
        <translation>使用次数；填负数为增加</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>“{text}” cannot be read.</source>
        <translation>无法识别“{text}”。</translation>
    </message>
    <message>
        <source>Say on which day.</source>
        <translation>请填写日期。</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source>Care</source>
        <translation>关怀</translation>
    </message>
    <message>
        <source>birthdays and festivals</source>
        <translation>生日与节日</translation>
    </message>
    <message>
        <source>No birthday or festival in the next 30 days.</source>
        <translation>未来 30 天没有生日或节日。</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count} 条</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>CareRow</name>
    <message>
        <source>planned</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>Greet</source>
        <translation>写祝福</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Greet your customers in time</source>
        <translation>记得提前问候客户</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}：{what}</translation>
    </message>
    <message>
        <source>{what}, {count} years</source>
        <translation>{what}，{count} 周年</translation>
    </message>
    <message>
        <source>{name}: birthday</source>
        <translation>{name} 生日</translation>
    </message>
    <message>
        <source>{name} turns {age}</source>
        <translation>{name} {age} 岁生日</translation>
    </message>
</context>
<context>
    <name>CaseDialog</name>
    <message>
        <source>New case</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>About</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>原话</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始日</translation>
    </message>
</context>
<context>
    <name>ChainEditor</name>
    <message>
        <source>No step: nothing is proposed after a follow-up is done.</source>
        <translation>没有步骤：完成跟进后不会建议下一步。</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>When a follow-up is done, the next step is proposed, on a working day.</source>
        <translation>完成一项跟进后，建议下一步（落在工作日）。</translation>
    </message>
</context>
<context>
    <name>ChainLine</name>
    <message>
        <source>After</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Days later</source>
        <translation>几天后</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>接着</translation>
    </message>
    <message>
        <source>the same subject</source>
        <translation>沿用原来的事项</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>自动创建</translation>
    </message>
    <message>
        <source>Made together with the tick instead of being proposed</source>
        <translation>完成时直接创建，不再询问</translation>
    </message>
    <message>
        <source>days later</source>
        <translation>天后</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ChainsSection</name>
    <message>
        <source>Chains of follow-ups</source>
        <translation>跟进流程</translation>
    </message>
</context>
<context>
    <name>ChannelLine</name>
    <message>
        <source>Name of the channel {name}</source>
        <translation>渠道“{name}”的名称</translation>
    </message>
    <message>
        <source>Remove the channel</source>
        <translation>删除渠道</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Of its own</source>
        <translation>独立一级</translation>
    </message>
    <message>
        <source>Below the one above it</source>
        <translation>放到上一个下面</translation>
    </message>
</context>
<context>
    <name>ChannelsSection</name>
    <message>
        <source>how people find you; whoever came by a removed one goes to the one above</source>
        <translation>客户从哪里来；删除某个渠道后，其客户归到上一级</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Name of a new channel</source>
        <translation>新渠道名称</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Of its own</source>
        <translation>无上级</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Chart menu</source>
        <translation>图表菜单</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Save to file…</source>
        <translation>存为文件…</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Data (*.csv)</source>
        <translation>数据 (*.csv)</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>保存图表</translation>
    </message>
</context>
<context>
    <name>ChartExport</name>
    <message>
        <source>There is no chart to save yet</source>
        <translation>还没有可保存的图表</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Save the tables of the charts</source>
        <translation>保存图表的表格</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>The tables are in {name}</source>
        <translation>表格已保存到 {name}</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Not enough data</source>
        <translation>资料不足</translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>Nothing is kept before you have seen what will happen. Files are never changed.</source>
        <translation>先让您看清结果，再真正导入；原文件不会被改动。</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>导入历史</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Files that can be imported</source>
        <translation>可导入的文件</translation>
    </message>
</context>
<context>
    <name>CloseCaseDialog</name>
    <message>
        <source>Close the case</source>
        <translation>结单</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理结果</translation>
    </message>
</context>
<context>
    <name>CoachCard</name>
    <message>
        <source>Judge the style anew</source>
        <translation>重新判断沟通风格</translation>
    </message>
    <message>
        <source>How {name} likes to talk is not noted yet.</source>
        <translation>还没有记录 {name} 的沟通风格。</translation>
    </message>
    <message>
        <source>Judge it by five questions</source>
        <translation>用五个问题判断</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>这样做</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>别这样</translation>
    </message>
    <message>
        <source>Begin so</source>
        <translation>开场白</translation>
    </message>
    <message>
        <source>Copy the opening line</source>
        <translation>复制开场白</translation>
    </message>
</context>
<context>
    <name>CoachingSection</name>
    <message>
        <source>How to talk</source>
        <translation>应对建议</translation>
    </message>
    <message>
        <source>shown beside the forms where one talks</source>
        <translation>显示在与客户沟通的表单旁</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>The program's own words</source>
        <translation>恢复程序原文</translation>
    </message>
    <message>
        <source>How to know it</source>
        <translation>如何识别</translation>
    </message>
    <message>
        <source>Do, one a line</source>
        <translation>这样做，每行一条</translation>
    </message>
    <message>
        <source>Avoid, one a line</source>
        <translation>别这样，每行一条</translation>
    </message>
    <message>
        <source>Begin so</source>
        <translation>开场白</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>noticed in mails, messages and quotes while one writes</source>
        <translation>写邮件、消息和报价时提醒</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>措辞</translation>
    </message>
    <message>
        <source>Words that are noticed · what to say instead · why</source>
        <translation>会提醒的词 · 改说 · 原因</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>The program's own rules</source>
        <translation>恢复程序原有规则</translation>
    </message>
</context>
<context>
    <name>ColumnLine</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Kept in the note</source>
        <translation>存入备注</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前两行内容</translation>
    </message>
    <message>
        <source>Field here</source>
        <translation>涟漪字段</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Nothing to match here: such files say themselves what is what.</source>
        <translation>无需对应列：这类文件自己说明了每一项的含义。</translation>
    </message>
</context>
<context>
    <name>CompanySection</name>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>kept in the data file, for everybody who uses it</source>
        <translation>存在数据文件里，所有使用者共用</translation>
    </message>
    <message>
        <source>Name of the firm</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>Stands beside the product's name and on exports.</source>
        <translation>显示在产品名旁边和导出的文件上。</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>For amounts that do not say one.</source>
        <translation>没写币种的金额按此计。</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家或地区</translation>
    </message>
    <message>
        <source>Phone numbers without a country code belong to it.</source>
        <translation>没有国家代码的电话按此识别。</translation>
    </message>
</context>
<context>
    <name>CompetitorColumns</name>
    <message>
        <source>Competitor</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>促销</translation>
    </message>
    <message>
        <source>Publicity</source>
        <translation>宣传</translation>
    </message>
    <message>
        <source>Government ties</source>
        <translation>政府关系</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>We win</source>
        <translation>胜率</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>在谈商机</translation>
    </message>
</context>
<context>
    <name>CompetitorDialog</name>
    <message>
        <source>Edit competitor</source>
        <translation>编辑竞争对手</translation>
    </message>
    <message>
        <source>New competitor</source>
        <translation>新建竞争对手</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>促销</translation>
    </message>
    <message>
        <source>Publicity</source>
        <translation>宣传</translation>
    </message>
    <message>
        <source>Government ties</source>
        <translation>政府关系</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Against them: {won} deals won, {lost} lost</source>
        <translation>与其竞争：赢 {won} 单，输 {lost} 单</translation>
    </message>
</context>
<context>
    <name>CompetitorsPage</name>
    <message>
        <source>Competitors</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>New competitor</source>
        <translation>新建竞争对手</translation>
    </message>
    <message>
        <source>Who else your customers talk to stands here, with the deals won and lost against them.</source>
        <translation>客户还在和谁谈，赢过几单、输过几单，都在这里。</translation>
    </message>
    <message>
        <source>Write down the first one. A name given in a deal comes here by itself.</source>
        <translation>先记下第一个；在商机里写到的对手会自动出现在这里。</translation>
    </message>
    <message>
        <source>Import competitors</source>
        <translation>导入竞争对手</translation>
    </message>
    <message>
        <source>Export competitors</source>
        <translation>导出竞争对手</translation>
    </message>
    <message>
        <source>in {count} open deals</source>
        <translation>正在 {count} 个商机中竞争</translation>
    </message>
    <message>
        <source>Deals with them</source>
        <translation>相关商机</translation>
    </message>
</context>
<context>
    <name>CompleteDialog</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果如何</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Plan the next follow-up</source>
        <translation>安排下一次跟进</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>With whom</source>
        <translation>和谁</translation>
    </message>
    <message>
        <source>What was said? e.g. call again tomorrow 3pm</source>
        <translation>刚才聊了什么？如：明天下午3点再电话</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>Write the next date and it is planned</source>
        <translation>可写下次时间，自动建跟进</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>未指定联系人</translation>
    </message>
    <message>
        <source>How they felt</source>
        <translation>对方情绪</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>不填</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Next {when}</source>
        <translation>下次 {when}</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} 读不出来。</translation>
    </message>
    <message>
        <source>{name} is larger than 50 MB.</source>
        <translation>{name} 超过 50 MB。</translation>
    </message>
</context>
<context>
    <name>ConcessionDialog</name>
    <message>
        <source>Concession</source>
        <translation>让步</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>12,000 or 12k</source>
        <translation>12,000 或 1.2万</translation>
    </message>
    <message>
        <source>Off the price</source>
        <translation>降价金额</translation>
    </message>
    <message>
        <source>what we give</source>
        <translation>我方让出什么</translation>
    </message>
    <message>
        <source>We give</source>
        <translation>我方让出</translation>
    </message>
    <message>
        <source>payment earlier, a larger order</source>
        <translation>提前付款、加大订量</translation>
    </message>
    <message>
        <source>In return</source>
        <translation>换得</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>ConcessionsCard</name>
    <message>
        <source>Concessions</source>
        <translation>让步记录</translation>
    </message>
    <message>
        <source>in the order they were made</source>
        <translation>按先后顺序</translation>
    </message>
    <message>
        <source>Concession</source>
        <translation>让步</translation>
    </message>
    <message>
        <source>Nothing given yet. Give little, more slowly, and never for nothing.</source>
        <translation>还没有让步。让得少、让得慢，不白让。</translation>
    </message>
    <message>
        <source>Instead of a lower price</source>
        <translation>代替降价</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>We gave</source>
        <translation>让出内容</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Margin after</source>
        <translation>让后毛利</translation>
    </message>
    <message>
        <source>{what}, in return: {gain}</source>
        <translation>{what}，换得：{gain}</translation>
    </message>
    <message>
        <source>Remove from the log: {what}</source>
        <translation>从记录中移除：{what}</translation>
    </message>
    <message>
        <source>Give: {what}</source>
        <translation>给：{what}</translation>
    </message>
    <message>
        <source>Ask for: {what}</source>
        <translation>要：{what}</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Edit contact</source>
        <translation>编辑联系人</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>新建联系人</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Phone and mail</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ContactRow</name>
    <message>
        <source>birthday {day}</source>
        <translation>生日 {day}</translation>
    </message>
    <message>
        <source>Reach {name}</source>
        <translation>联系 {name}</translation>
    </message>
</context>
<context>
    <name>ConvertDialog</name>
    <message>
        <source>Convert lead</source>
        <translation>转化线索</translation>
    </message>
    <message>
        <source>Talks, follow-ups, files and tags of the lead go along. One undo takes all of it back.</source>
        <translation>线索的沟通、跟进、附件和标签一并带走；一次撤销即可全部还原。</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转化</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>One that is there</source>
        <translation>选已有</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不建</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>选它</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>12,000 or 12k</source>
        <translation>12,000 或 1.2万</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Choose a customer from the list.</source>
        <translation>请从列表中选择客户。</translation>
    </message>
    <message>
        <source>This customer has no contacts yet.</source>
        <translation>该客户还没有联系人。</translation>
    </message>
    <message>
        <source>This customer has no open deal.</source>
        <translation>该客户没有进行中的商机。</translation>
    </message>
    <message>
        <source>“{text}” is not an amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something in the program went wrong</source>
        <translation>程序出了点问题</translation>
    </message>
    <message>
        <source>What you did last was not saved. Everything saved before is safe: a change is written whole or not at all. You can go on working.</source>
        <translation>刚才的操作没有保存。之前保存的内容都是安全的：每次更改要么完整写入，要么完全不写。您可以继续使用。</translation>
    </message>
    <message>
        <source>To have it mended, pass this text on. It names places in the program, none of your data.</source>
        <translation>需要修复时，请把这段文字发给我们。其中只有程序位置，没有您的任何资料。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>CustomerCardPage</name>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>This customer is no longer here</source>
        <translation>这位客户已不在</translation>
    </message>
    <message>
        <source>It was erased, or this is another file.</source>
        <translation>可能已被彻底删除，或打开的是另一个数据文件。</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>In the recycle bin</source>
        <translation>在回收站中</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>CustomerCharts</name>
    <message>
        <source>States over the months</source>
        <translation>客户状态变化</translation>
    </message>
    <message>
        <source>RFM map</source>
        <translation>RFM 客户分布</translation>
    </message>
    <message>
        <source>Life cycle</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Most valuable, most growable</source>
        <translation>最有价值与最具成长性</translation>
    </message>
    <message>
        <source>Keep or let go</source>
        <translation>去留评估</translation>
    </message>
    <message>
        <source>Rings of closeness</source>
        <translation>亲疏圈层</translation>
    </message>
    <message>
        <source>Frequency × money</source>
        <translation>F×M 频度金额</translation>
    </message>
    <message>
        <source>Recency, 5 is the latest</source>
        <translation>R 近度，5 为最近</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Expected a year</source>
        <translation>预计每年</translation>
    </message>
    <message>
        <source>Not noted</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>收入</translation>
    </message>
</context>
<context>
    <name>CustomerColumns</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要程度</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation>下次跟进</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Loyalty</source>
        <translation>忠诚程度</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Value outlook</source>
        <translation>价值类型</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>建档日期</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>成交额</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>最近订单</translation>
    </message>
</context>
<context>
    <name>CustomerDialog</name>
    <message>
        <source>Edit customer</source>
        <translation>编辑客户</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Phone and mail</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>工作单位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要程度</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Contact name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首位联系人</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>客户性质</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Source note</source>
        <translation>来源说明</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>合作起始</translation>
    </message>
</context>
<context>
    <name>CustomerPreview</name>
    <message>
        <source>Main contact</source>
        <translation>主联系人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation>下次跟进</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Temperament</source>
        <translation>沟通风格</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Search name, phone, pinyin initials</source>
        <translation>搜索姓名、电话、拼音首字母</translation>
    </message>
    <message>
        <source>No customers match</source>
        <translation>没有符合条件的客户</translation>
    </message>
    <message>
        <source>Everybody you deal with stands here: people and firms, whom to contact next, what was said.</source>
        <translation>这里是所有往来的个人和企业：下一步联系谁，上次聊了什么。</translation>
    </message>
    <message>
        <source>Bring in the file you have, or write down the first one.</source>
        <translation>把手上的文件导入进来，或者先记下第一位。</translation>
    </message>
    <message>
        <source>known</source>
        <translation>有</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要程度</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>圈层</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Loyalty</source>
        <translation>忠诚程度</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Value outlook</source>
        <translation>价值类型</translation>
    </message>
    <message>
        <source>Temperament</source>
        <translation>沟通风格</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>客户性质</translation>
    </message>
    <message>
        <source>No contact for {count} days</source>
        <translation>{count} 天未联系</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>My key customers</source>
        <translation>我的重点</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>未安排跟进</translation>
    </message>
    <message>
        <source>Key customers</source>
        <translation>重点客户</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 项</translation>
    </message>
    <message>
        <source>{count} customers</source>
        <translation>{count} 位客户</translation>
    </message>
    <message>
        <source>1 customer</source>
        <translation>1 位客户</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>逾期 {count} 项</translation>
    </message>
    <message>
        <source>{count} with nothing planned</source>
        <translation>未安排 {count}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更历史</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>DataCard</name>
    <message>
        <source>May stay empty</source>
        <translation>可以不填</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>for “my customers” and who wrote what</source>
        <translation>用于“我的客户”和记录人</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>every day by itself, into {folder}</source>
        <translation>每天自动备份到 {folder}</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>Data file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>everything you entered, in one file</source>
        <translation>您录入的全部内容，都在这一个文件里</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>This is the sample company. Your own data go into a file of their own: press “New file…”.</source>
        <translation>这是示例公司。您自己的资料请放在另一个文件：点“新建文件…”。</translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation>打开其他文件…</translation>
    </message>
    <message>
        <source>New file…</source>
        <translation>新建文件…</translation>
    </message>
    <message>
        <source>Move it…</source>
        <translation>移动…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>In and out</source>
        <translation>导入与导出</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Tables, address cards and calendars of other programs.</source>
        <translation>其他程序的表格、名片和日历。</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import history</source>
        <translation>导入历史</translation>
    </message>
    <message>
        <source>What came in from which file, and how to take it back whole.</source>
        <translation>什么资料来自哪个文件，以及如何整批撤回。</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Everything or a part, for other programs.</source>
        <translation>全部或部分，供其他程序使用。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复记录</translation>
    </message>
    <message>
        <source>Who is stored twice, and making one record of two.</source>
        <translation>查看哪些记录存了两次，把两条并成一条。</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>What was deleted can be brought back for 30 days.</source>
        <translation>删除的记录 30 天内可以恢复。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>is the file sound, do sums and search agree with the records</source>
        <translation>文件是否完好，合计与搜索是否和记录一致</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Open a data file</source>
        <translation>打开数据文件</translation>
    </message>
    <message>
        <source>Lianyi data</source>
        <translation>涟漪数据</translation>
    </message>
    <message>
        <source>Where shall the new file lie?</source>
        <translation>新文件放在哪里？</translation>
    </message>
    <message>
        <source>Where shall the data file lie?</source>
        <translation>数据文件放在哪里？</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>A backup is made, then sums and search are made anew…</source>
        <translation>先备份，再重做合计与搜索…</translation>
    </message>
    <message>
        <source>All is well: nothing was found.</source>
        <translation>一切正常，没有发现问题。</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Pick a day</source>
        <translation>选一天</translation>
    </message>
</context>
<context>
    <name>DateLine</name>
    <message>
        <source>Occasion</source>
        <translation>名目</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>DatePopup</name>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
</context>
<context>
    <name>DealActions</name>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>Won …</source>
        <translation>成交…</translation>
    </message>
    <message>
        <source>Lost …</source>
        <translation>丢单…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>DealBoard</name>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Won this quarter</source>
        <translation>本季已成交</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>加权预测</translation>
    </message>
    <message>
        <source>won</source>
        <translation>已成交</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>early</source>
        <translation>早期</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>weighted {amount}</source>
        <translation>加权 {amount}</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>新建商机</translation>
    </message>
    <message>
        <source>lost {count}, {amount}</source>
        <translation>丢单 {count}，{amount}</translation>
    </message>
    <message>
        <source>this quarter</source>
        <translation>本季</translation>
    </message>
    <message>
        <source>1 deal</source>
        <translation>1 个商机</translation>
    </message>
    <message>
        <source>{count} deals</source>
        <translation>{count} 个商机</translation>
    </message>
    <message>
        <source>, {count} in other money</source>
        <translation>，{count} 个为其他币种</translation>
    </message>
    <message>
        <source>{unplanned} without next step, {stuck} stuck</source>
        <translation>{unplanned} 个无下一步，{stuck} 个停滞</translation>
    </message>
    <message>
        <source>{percent}% of {target}</source>
        <translation>完成 {target} 的 {percent}%</translation>
    </message>
    <message>
        <source>closing day is past</source>
        <translation>预计成交日已过</translation>
    </message>
    <message>
        <source>later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>no closing day</source>
        <translation>未定成交日</translation>
    </message>
    <message>
        <source>Forecast by month: {months}</source>
        <translation>按月预测：{months}</translation>
    </message>
</context>
<context>
    <name>DealColumns</name>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Odds</source>
        <translation>成交率</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>In stage</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建于</translation>
    </message>
</context>
<context>
    <name>DealDialog</name>
    <message>
        <source>Edit deal</source>
        <translation>编辑商机</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>新建商机</translation>
    </message>
    <message>
        <source>What they want to buy</source>
        <translation>对方想买什么</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>12,000 or 12k</source>
        <translation>12,000 或 1.2万</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Odds</source>
        <translation>成交率</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>营销活动</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>as the stage</source>
        <translation>按阶段</translation>
    </message>
    <message>
        <source>Choose a customer from the list, or clear the field.</source>
        <translation>请从列表中选择客户，或清空此栏。</translation>
    </message>
    <message>
        <source>“{text}” is not an amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
    <message>
        <source>This is no day.</source>
        <translation>看不懂这个日期。</translation>
    </message>
</context>
<context>
    <name>DealEndDialog</name>
    <message>
        <source>Why they bought</source>
        <translation>购买原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>丢单原因</translation>
    </message>
    <message>
        <source>Who else was in it</source>
        <translation>还有谁在竞争</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>This is no day.</source>
        <translation>看不懂这个日期。</translation>
    </message>
</context>
<context>
    <name>DealField</name>
    <message>
        <source>No deal</source>
        <translation>不属于商机</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
</context>
<context>
    <name>DealHead</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Odds</source>
        <translation>成交率</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>DealPage</name>
    <message>
        <source>Lost …</source>
        <translation>丢单…</translation>
    </message>
    <message>
        <source>Won …</source>
        <translation>成交…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>往来</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>谈判</translation>
    </message>
    <message>
        <source>About</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>This deal is no longer here</source>
        <translation>这个商机已不在</translation>
    </message>
    <message>
        <source>It was erased, or this is another file.</source>
        <translation>可能已被彻底删除，或打开的是另一个数据文件。</translation>
    </message>
    <message>
        <source>All deals</source>
        <translation>全部商机</translation>
    </message>
    <message>
        <source>In the recycle bin</source>
        <translation>在回收站中</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>DealPreview</name>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Odds</source>
        <translation>成交率</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Main contact</source>
        <translation>主要联系人</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>DealStakesDialog</name>
    <message>
        <source>Who decides</source>
        <translation>决策关系</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>立场</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主要</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>New contact of the firm</source>
        <translation>为该客户新建联系人</translation>
    </message>
    <message>
        <source>The deal has no customer with contacts yet.</source>
        <translation>这个商机还没有带联系人的客户。</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>{name} 的角色</translation>
    </message>
    <message>
        <source>Stance of {name}</source>
        <translation>{name} 的立场</translation>
    </message>
    <message>
        <source>{name} is the main contact</source>
        <translation>{name} 是主要联系人</translation>
    </message>
    <message>
        <source>Note about {name}</source>
        <translation>关于 {name} 的备注</translation>
    </message>
</context>
<context>
    <name>DealTabs</name>
    <message>
        <source>Parts of the deal</source>
        <translation>商机的各部分</translation>
    </message>
</context>
<context>
    <name>DealWords</name>
    <message>
        <source>No next step</source>
        <translation>无下一步</translation>
    </message>
    <message>
        <source>1 day overdue</source>
        <translation>逾期 1 天</translation>
    </message>
    <message>
        <source>{count} days overdue</source>
        <translation>逾期 {count} 天</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>stuck {count} days</source>
        <translation>停滞 {count} 天</translation>
    </message>
    <message>
        <source>a rival has offered</source>
        <translation>竞品已报价</translation>
    </message>
    <message>
        <source>objection: {kind}</source>
        <translation>异议：{kind}</translation>
    </message>
    <message>
        <source>nobody who decides</source>
        <translation>未见决策者</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已回款</translation>
    </message>
    <message>
        <source>{percent}% paid</source>
        <translation>已回款 {percent}%</translation>
    </message>
    <message>
        <source>{day} delivery</source>
        <translation>{day} 交付</translation>
    </message>
</context>
<context>
    <name>DealsCard</name>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>新建商机</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>{count} 个进行中</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count} 个</translation>
    </message>
    <message>
        <source>No deal yet.</source>
        <translation>还没有商机。</translation>
    </message>
</context>
<context>
    <name>DealsPage</name>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>新建商机</translation>
    </message>
    <message>
        <source>Search deals, customers</source>
        <translation>搜索商机、客户</translation>
    </message>
    <message>
        <source>No deals match</source>
        <translation>没有符合条件的商机</translation>
    </message>
    <message>
        <source>Every piece of business you want to win stands here, from the first need to the order.</source>
        <translation>想要拿下的每一单都在这里，从第一个需求到订单。</translation>
    </message>
    <message>
        <source>Convert a lead, or write down the first one.</source>
        <translation>转化一条线索，或新建第一个商机。</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>too long in its stage</source>
        <translation>在阶段中停留过久</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>day is past</source>
        <translation>日期已过</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>next month</source>
        <translation>下月</translation>
    </message>
    <message>
        <source>this quarter</source>
        <translation>本季</translation>
    </message>
    <message>
        <source>no day set</source>
        <translation>未定日期</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>My deals</source>
        <translation>我的商机</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Without next step</source>
        <translation>无下一步</translation>
    </message>
    <message>
        <source>Closing this week</source>
        <translation>本周成交</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 项</translation>
    </message>
    <message>
        <source>1 deal</source>
        <translation>1 个商机</translation>
    </message>
    <message>
        <source>{count} deals</source>
        <translation>{count} 个商机</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>逾期 {count} 项</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>{count}, {amount}</source>
        <translation>{count} 个，{amount}</translation>
    </message>
    <message>
        <source>“{text}” is not an amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
</context>
<context>
    <name>DeclineQuoteDialog</name>
    <message>
        <source>too dear, bought elsewhere, put off</source>
        <translation>太贵、买了别家、暂缓</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>DocumentsSection</name>
    <message>
        <source>Letterhead</source>
        <translation>信头</translation>
    </message>
    <message>
        <source>stands at the top of quotes</source>
        <translation>印在报价单上方</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>全称</translation>
    </message>
    <message>
        <source>Empty: the name of the firm.</source>
        <translation>留空则用公司名称。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>税号</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>开户行</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>标志图片</translation>
    </message>
    <message>
        <source>A file on this computer; may stay empty.</source>
        <translation>本机上的图片文件，可以不填。</translation>
    </message>
    <message>
        <source>New quotes</source>
        <translation>新报价单</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>付款条款</translation>
    </message>
    <message>
        <source>After-sales terms</source>
        <translation>售后条款</translation>
    </message>
    <message>
        <source>Valid for</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Remind before</source>
        <translation>提前提醒</translation>
    </message>
    <message>
        <source>A follow-up is planned when a quote is marked as sent.</source>
        <translation>报价单标为已发送时，自动安排一次跟进。</translation>
    </message>
    <message>
        <source>Tax rate</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>For lines whose product says none.</source>
        <translation>产品没有写税率时使用。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop your files here</source>
        <translation>把文件拖到这里</translation>
    </message>
    <message>
        <source>Tables (CSV, Excel, ODS), address cards (vCard), calendars (iCalendar)</source>
        <translation>表格（CSV、Excel、ODS）、名片（vCard）、日历（iCalendar）</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
</context>
<context>
    <name>DueField</name>
    <message>
        <source>Tomorrow 3pm, next Mon, in 2 weeks …</source>
        <translation>明天下午3点、下周三、月底前…（拼音也行）</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>No day was understood from this.</source>
        <translation>没看懂这是哪一天。</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Close to “{what}” at {time}</source>
        <translation>{time} 前后已有“{what}”</translation>
    </message>
    <message>
        <source>Not scheduled</source>
        <translation>暂不排期</translation>
    </message>
    <message>
        <source>Tomorrow morning</source>
        <translation>明天上午</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <translation>下周一</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>Duplicates</source>
        <translation>重复记录</translation>
    </message>
    <message>
        <source>Nobody is stored twice</source>
        <translation>没有重复的记录</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>不是同一个</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>对调</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Merge the sure ones</source>
        <translation>合并确定的</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待判断</translation>
    </message>
    <message>
        <source>Which pairs</source>
        <translation>哪些重复</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Resembles</source>
        <translation>与之相像</translation>
    </message>
    <message>
        <source>Odds</source>
        <translation>可能性</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>正在查找重复记录</translation>
    </message>
    <message>
        <source>{count} pairs</source>
        <translation>{count} 对</translation>
    </message>
    <message>
        <source>Merge {count} sure ones</source>
        <translation>合并 {count} 对确定的</translation>
    </message>
    <message>
        <source>You can go on working meanwhile.</source>
        <translation>其间可以继续工作。</translation>
    </message>
    <message>
        <source>The search was stopped</source>
        <translation>查找已停止</translation>
    </message>
    <message>
        <source>Search again whenever you like.</source>
        <translation>可以随时重新查找。</translation>
    </message>
    <message>
        <source>Names, phones, mailboxes, firms and addresses were compared; a shared Chinese name alone is no duplicate.</source>
        <translation>已比对姓名、电话、邮箱、单位和地址；仅仅同名不算重复。</translation>
    </message>
    <message>
        <source>No pairs of this sort</source>
        <translation>没有这一类</translation>
    </message>
    <message>
        <source>Merge {count} pairs?</source>
        <translation>合并 {count} 对？</translation>
    </message>
    <message>
        <source>Of each pair the older record stays; what it does not say is taken from the other. It is one step that can be undone.</source>
        <translation>每一对保留较早的记录，缺的内容取自另一条。整个操作算一步，可以撤销。</translation>
    </message>
</context>
<context>
    <name>EstimatePane</name>
    <message>
        <source>Expected result</source>
        <translation>预计结果</translation>
    </message>
    <message>
        <source>Reckoning…</source>
        <translation>正在估算…</translation>
    </message>
    <message>
        <source>of the first {count} rows</source>
        <translation>按前 {count} 行估算</translation>
    </message>
    <message>
        <source>Likely duplicates {count}</source>
        <translation>可能重复 {count}</translation>
    </message>
    <message>
        <source>Compare one by one</source>
        <translation>逐条比对</translation>
    </message>
    <message>
        <source>What to do with {name}</source>
        <translation>怎样处理 {name}</translation>
    </message>
    <message>
        <source>Problems {count}</source>
        <translation>问题 {count}</translation>
    </message>
    <message>
        <source>to be solved {count}</source>
        <translation>必须处理 {count}</translation>
    </message>
    <message>
        <source>can stay {count}</source>
        <translation>可忽略 {count}</translation>
    </message>
    <message>
        <source>Row {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>改</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>As shown in the list</source>
        <translation>与列表一致</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Your data are yours: everything comes out again</source>
        <translation>数据是您的：随时都能全部取出</translation>
    </message>
    <message>
        <source>{kind}: {count} from the list</source>
        <translation>{kind}：列表中的 {count} 条</translation>
    </message>
    <message>
        <source>One sheet for each kind of record; it can be imported again without loss.</source>
        <translation>每类记录一张工作表；可原样导入。</translation>
    </message>
    <message>
        <source>Opens in every spreadsheet program; it can be imported again without loss.</source>
        <translation>各种表格软件都能打开；可原样导入。</translation>
    </message>
    <message>
        <source>A folder with one table for each kind of record; it can be imported again without loss.</source>
        <translation>一个文件夹，每类记录一张表；可原样导入。</translation>
    </message>
    <message>
        <source>A plain table for any program; it can be imported again without loss.</source>
        <translation>任何程序都能读的表格；可原样导入。</translation>
    </message>
    <message>
        <source>Contact cards for phones, mail programs and WeChat Work.</source>
        <translation>手机、邮件程序和企业微信可用的名片。</translation>
    </message>
    <message>
        <source>Entries for the calendar of a phone or mail program.</source>
        <translation>手机或邮件程序日历可用的日程。</translation>
    </message>
    <message>
        <source>Everything that is kept of the records, for other programs.</source>
        <translation>记录保存的全部内容，供其他程序使用。</translation>
    </message>
    <message>
        <source>Folder for the tables</source>
        <translation>存放表格的文件夹</translation>
    </message>
    <message>
        <source>{done} of {total} records</source>
        <translation>{done} / {total} 条</translation>
    </message>
    <message>
        <source>{count} records written</source>
        <translation>已导出 {count} 条记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FactsColumn</name>
    <message>
        <source>Facts</source>
        <translation>客户资料</translation>
    </message>
    <message>
        <source>Basic facts</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>On file</source>
        <translation>建档</translation>
    </message>
    <message>
        <source>Contacts {count}</source>
        <translation>联系人 {count}</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>新建联系人</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Nobody is named yet.</source>
        <translation>还没有联系人。</translation>
    </message>
    <message>
        <source>How to talk</source>
        <translation>沟通风格</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>客户性质</translation>
    </message>
    <message>
        <source>Dealing</source>
        <translation>往来性质</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>工作单位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>合作起始</translation>
    </message>
    <message>
        <source>Orders so far</source>
        <translation>累计订单</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>累计金额</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>最近订单</translation>
    </message>
    <message>
        <source>Opening figures</source>
        <translation>期初</translation>
    </message>
</context>
<context>
    <name>FamilyLine</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Is our customer</source>
        <translation>也是我们的客户</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>FavourDialog</name>
    <message>
        <source>Edit the favour</source>
        <translation>修改人情</translation>
    </message>
    <message>
        <source>Answer a favour</source>
        <translation>回应人情</translation>
    </message>
    <message>
        <source>Note a favour</source>
        <translation>记一笔人情</translation>
    </message>
    <message>
        <source>With</source>
        <translation>与谁</translation>
    </message>
    <message>
        <source>Given or received</source>
        <translation>送出或收到</translation>
    </message>
    <message>
        <source>A box of tea, an introduction …</source>
        <translation>一盒茶叶、一次引荐……</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>由头</translation>
    </message>
    <message>
        <source>An estimate; empty: none</source>
        <translation>估价，可不填</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Spring Festival</source>
        <translation>春节</translation>
    </message>
    <message>
        <source>Mid-Autumn Festival</source>
        <translation>中秋</translation>
    </message>
    <message>
        <source>Dragon Boat Festival</source>
        <translation>端午</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Wedding</source>
        <translation>婚礼</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>开业</translation>
    </message>
    <message>
        <source>Moving in</source>
        <translation>乔迁</translation>
    </message>
    <message>
        <source>Illness</source>
        <translation>探病</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>致谢</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>引荐</translation>
    </message>
    <message>
        <source>With this they got {sum} from us within 12 months; more than {limit} could pass for a bribe.</source>
        <translation>加上这笔，对方 12 个月内共收到我方 {sum}；超过 {limit} 可能被视为贿赂。</translation>
    </message>
    <message>
        <source>Choose a customer or a contact.</source>
        <translation>请选择客户或联系人。</translation>
    </message>
    <message>
        <source>“{text}” is not an amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
</context>
<context>
    <name>FavoursBook</name>
    <message>
        <source>No favour yet</source>
        <translation>还没有人情记录</translation>
    </message>
    <message>
        <source>What you gave and what you got stands here, so that none is forgotten.</source>
        <translation>送出的和收到的都记在这里，一笔不忘。</translation>
    </message>
    <message>
        <source>Favours</source>
        <translation>人情</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开{name}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
</context>
<context>
    <name>FavoursCard</name>
    <message>
        <source>Favours</source>
        <translation>人情往来</translation>
    </message>
    <message>
        <source>Note a favour</source>
        <translation>记一笔</translation>
    </message>
    <message>
        <source>{given} given, {received} received</source>
        <translation>送出 {given}，收到 {received}</translation>
    </message>
    <message>
        <source>answered {day}</source>
        <translation>{day}已回应</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>Answered by “{what}”</source>
        <translation>已由“{what}”回应</translation>
    </message>
    <message>
        <source>Not answered after all</source>
        <translation>其实还没回应</translation>
    </message>
</context>
<context>
    <name>FavoursWaiting</name>
    <message>
        <source>Favours unanswered</source>
        <translation>未回应的人情</translation>
    </message>
    <message>
        <source>{who}: {what}</source>
        <translation>{who}：{what}</translation>
    </message>
    <message>
        <source>To {who}: {what}</source>
        <translation>给{who}：{what}</translation>
    </message>
    <message>
        <source>we owe</source>
        <translation>我方欠</translation>
    </message>
    <message>
        <source>they owe</source>
        <translation>对方欠</translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开{name}</translation>
    </message>
</context>
<context>
    <name>FieldLine</name>
    <message>
        <source>Name of the field {name}</source>
        <translation>字段“{name}”的名称</translation>
    </message>
    <message>
        <source>filled in with {count}</source>
        <translation>已填 {count} 条</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Retire: what stands in it stays</source>
        <translation>停用（已填内容保留）</translation>
    </message>
    <message>
        <source>Remove the field</source>
        <translation>删除字段</translation>
    </message>
</context>
<context>
    <name>FieldsSection</name>
    <message>
        <source>Own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>What your trade wants to know of its customers: in the forms, tables and filters, in the search, in imports and exports, as the built-in fields are. A field that is no longer wanted is retired; what stands in it stays.</source>
        <translation>您这一行想了解的信息：和内置字段一样出现在表单、表格、筛选、搜索、导入和导出中。不再需要的字段可以停用，已填的内容会保留。</translation>
    </message>
    <message>
        <source>Fields of</source>
        <translation>字段属于</translation>
    </message>
    <message>
        <source>No fields of your own yet.</source>
        <translation>还没有自定义字段。</translation>
    </message>
    <message>
        <source>Name of a new field</source>
        <translation>新字段名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>The choices, parted by semicolons: gold; silver; trial</source>
        <translation>选项用分号隔开：金卡；银卡；试用</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>FigureRow</name>
    <message>
        <source>New customers</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>New leads</source>
        <translation>新线索</translation>
    </message>
    <message>
        <source>before: {value}</source>
        <translation>上一期 {value}</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>沟通</translation>
    </message>
    <message>
        <source>Done on time</source>
        <translation>按时完成</translation>
    </message>
</context>
<context>
    <name>FileHead</name>
    <message>
        <source>Matched like the last file of this kind</source>
        <translation>上次同类文件的对应已套用</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Wide comma</source>
        <translation>中文逗号</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Row {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>Make customers of the firms they work at</source>
        <translation>把所在单位建为客户</translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>Continue with this one</source>
        <translation>用这个文件继续</translation>
    </message>
    <message>
        <source>Leave this file out</source>
        <translation>移除这个文件</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Save {name} as</source>
        <translation>另存 {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Drop a file here to keep it.</source>
        <translation>把文件拖到这里保存。</translation>
    </message>
    <message>
        <source>{name} is larger than 50 MB.</source>
        <translation>{name} 超过 50 MB。</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} 读不出来。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter this list</source>
        <translation>在列表中筛选</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Contains: {text}</source>
        <translation>包含：{text}</translation>
    </message>
    <message>
        <source>Nothing to choose from yet</source>
        <translation>还没有可选的内容</translation>
    </message>
    <message>
        <source>{one}, {other}</source>
        <translation>{one}、{other}</translation>
    </message>
    <message>
        <source>{field}: {values}</source>
        <translation>{field}：{values}</translation>
    </message>
</context>
<context>
    <name>FilteredEmpty</name>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Name, phone, pinyin initials, a word of a note, a command</source>
        <translation>姓名、电话、拼音首字母、备注里的词、命令</translation>
    </message>
    <message>
        <source>Customers, contacts, leads</source>
        <translation>客户、联系人、线索</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message>
        <source>Nothing was imported.</source>
        <translation>没有导入任何内容。</translation>
    </message>
    <message>
        <source>Trial run</source>
        <translation>预演</translation>
    </message>
    <message>
        <source>Going through every row without keeping anything…</source>
        <translation>正在逐行预演，不会保存任何内容…</translation>
    </message>
    <message>
        <source>This is what will happen</source>
        <translation>导入后会是这样</translation>
    </message>
    <message>
        <source>A backup is made first.</source>
        <translation>导入前先自动备份。</translation>
    </message>
    <message>
        <source>The whole import can be undone later; what you edit until then stays.</source>
        <translation>以后可以整批撤销；期间您改动过的记录会保留。</translation>
    </message>
    <message>
        <source>1 row is left out and kept in a file.</source>
        <translation>1 行不会导入，另存为文件备查。</translation>
    </message>
    <message>
        <source>{count} rows are left out and kept in a file.</source>
        <translation>{count} 行不会导入，另存为文件备查。</translation>
    </message>
    <message>
        <source>New records: {list}</source>
        <translation>新建记录：{list}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{count} problems remain</source>
        <translation>还有 {count} 个问题</translation>
    </message>
    <message>
        <source>1 problem remains</source>
        <translation>还有 1 个问题</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Cancelling leaves everything as it was. You can go on working on other pages.</source>
        <translation>取消后一切保持原样。导入期间可以到其他页面继续工作。</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Open the imported</source>
        <translation>打开导入的记录</translation>
    </message>
    <message>
        <source>Save the refused rows…</source>
        <translation>保存未导入的行…</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销这次导入</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>下一个文件</translation>
    </message>
    <message>
        <source>More files</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>Row {row} of {count}</source>
        <translation>第 {row} 行，共 {count} 行</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Welcome to Lianyi</source>
        <translation>欢迎使用涟漪</translation>
    </message>
    <message>
        <source>Lianyi</source>
        <translation>涟漪</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Know whom to contact today, and why.</source>
        <translation>今天该联系谁、为什么，一目了然。</translation>
    </message>
    <message>
        <source>The data file could not be opened</source>
        <translation>数据文件打不开</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何改动。</translation>
    </message>
    <message>
        <source>Everything stays in one file on this computer.</source>
        <translation>所有资料都在这台电脑的一个文件里。</translation>
    </message>
    <message>
        <source>Bring in my files</source>
        <translation>导入我的文件</translation>
    </message>
    <message>
        <source>Excel, CSV, address cards, calendars: drop them here or choose them. Columns, duplicates and problems are shown before anything is kept.</source>
        <translation>Excel、CSV、电子名片、日历：拖到这里，或点选文件。先看清列、重复和问题，再决定是否保存。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Try the sample company</source>
        <translation>试用示例公司</translation>
    </message>
    <message>
        <source>A dealer in fitness equipment with 428 customers and 18 months of history, all invented. It lies in a file of its own: look around, nothing can break.</source>
        <translation>一家健身器材经销商，428 位客户、18 个月往来，全部虚构。单独放在一个文件里，随便试，不会弄坏任何东西。</translation>
    </message>
    <message>
        <source>Open the sample company</source>
        <translation>打开示例公司</translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation>从空白开始</translation>
    </message>
    <message>
        <source>Enter the first customer yourself. Files can be brought in at any time later.</source>
        <translation>自己录入第一位客户，以后随时可以导入文件。</translation>
    </message>
    <message>
        <source>Open another file</source>
        <translation>打开别的文件</translation>
    </message>
    <message>
        <source>A data file of this program that lies elsewhere, on this computer or on a stick.</source>
        <translation>本程序的数据文件，在这台电脑的其他位置或 U 盘里。</translation>
    </message>
    <message>
        <source>Choose a data file…</source>
        <translation>选择数据文件…</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Puts the data as they were on that day in the place of the file. The present file is kept beside it under another name.</source>
        <translation>把数据恢复成备份那天的样子。现在的文件改名留在旁边，不会丢。</translation>
    </message>
    <message>
        <source>Choose a backup…</source>
        <translation>选择备份…</translation>
    </message>
    <message>
        <source>New file</source>
        <translation>新建文件</translation>
    </message>
    <message>
        <source>Start with an empty file. The one that could not be opened stays where it is.</source>
        <translation>用空白文件重新开始。打不开的文件留在原处。</translation>
    </message>
    <message>
        <source>New empty file</source>
        <translation>新建空白文件</translation>
    </message>
    <message>
        <source>Open a data file…</source>
        <translation>打开数据文件…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Where shall the data file lie?</source>
        <translation>数据文件放在哪里？</translation>
    </message>
    <message>
        <source>Lianyi data</source>
        <translation>涟漪数据</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>Open a data file</source>
        <translation>打开数据文件</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>正在恢复备份…</translation>
    </message>
    <message>
        <source>Inventing customers and their history…</source>
        <translation>正在编写客户和往来记录…</translation>
    </message>
</context>
<context>
    <name>FollowUpDialog</name>
    <message>
        <source>Follow-up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>For</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>具体时间</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Place and note</source>
        <translation>地点和备注</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>As usual ({time} before, when there is a time)</source>
        <translation>默认（有时间的提前 {time}）</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不提醒</translation>
    </message>
    <message>
        <source>{time} before</source>
        <translation>提前 {time}</translation>
    </message>
    <message>
        <source>when it is due</source>
        <translation>到点提醒</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 周</translation>
    </message>
    <message>
        <source>{count} weeks</source>
        <translation>{count} 周</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Done …</source>
        <translation>完成…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Choose somebody from the list, or clear the field.</source>
        <translation>请从列表中选一位，或清空此栏。</translation>
    </message>
    <message>
        <source>This is no day or time.</source>
        <translation>这不是日期或时间。</translation>
    </message>
    <message>
        <source>No repetition was understood from this.</source>
        <translation>没看懂怎样重复。</translation>
    </message>
</context>
<context>
    <name>FollowUpList</name>
    <message>
        <source>Follow-ups</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>FromText</name>
    <message>
        <source>From text</source>
        <translation>粘贴识别</translation>
    </message>
    <message>
        <source>Text to read</source>
        <translation>待识别文字</translation>
    </message>
    <message>
        <source>Paste what you copied from a chat, a signature or a business card</source>
        <translation>粘贴从聊天、签名或名片复制的文字</translation>
    </message>
    <message>
        <source>Fill in the fields</source>
        <translation>识别并填入</translation>
    </message>
    <message>
        <source>Recognised: {what}. Please check below.</source>
        <translation>识别到：{what}，请在下面核对。</translation>
    </message>
    <message>
        <source>No name, number or address was recognised in this text.</source>
        <translation>这段文字里没有识别到姓名、电话或地址。</translation>
    </message>
</context>
<context>
    <name>GiveUpDialog</name>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The customer counts as lost until taken up again or until the next order.</source>
        <translation>客户记为流失，直到恢复跟进或再次下单。</translation>
    </message>
</context>
<context>
    <name>GlanceCard</name>
    <message>
        <source>Relations and favours</source>
        <translation>关系与人情</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>展开涟漪图</translation>
    </message>
</context>
<context>
    <name>GoalDialog</name>
    <message>
        <source>Edit goal</source>
        <translation>编辑约定目标</translation>
    </message>
    <message>
        <source>New goal</source>
        <translation>新建约定目标</translation>
    </message>
    <message>
        <source>They want</source>
        <translation>客户想达到</translation>
    </message>
    <message>
        <source>renewals from 40% to 55%</source>
        <translation>续卡率从 40% 到 55%</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>衡量方式</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Ask back: {questions}</source>
        <translation>请追问：{questions}</translation>
    </message>
</context>
<context>
    <name>HeldListPage</name>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>变更历史</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing is noted about this record.</source>
        <translation>这条记录还没有变更。</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>显示更早的</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back: {what}</source>
        <translation>撤回：{what}</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>with others</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>Take this step back?</source>
        <translation>撤回这一步？</translation>
    </message>
    <message>
        <source>It touched other records too; all of them go back to what they were before it.</source>
        <translation>这一步还涉及其他记录，撤回后它们都会回到之前的样子。</translation>
    </message>
</context>
<context>
    <name>HoldingDialog</name>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Card or prepaid balance</source>
        <translation>卡或储值</translation>
    </message>
    <message>
        <source>Installed product</source>
        <translation>在用产品</translation>
    </message>
    <message>
        <source>Renew the contract</source>
        <translation>合同续约</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Remind days before</source>
        <translation>提前提醒天数</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Uses left</source>
        <translation>剩余次数</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Installed on</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>保修至</translation>
    </message>
    <message>
        <source>Next service</source>
        <translation>下次保养</translation>
    </message>
    <message>
        <source>Service every … months</source>
        <translation>每几个月保养</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>“{text}” cannot be read.</source>
        <translation>无法识别“{text}”。</translation>
    </message>
    <message>
        <source>Say from when until when.</source>
        <translation>请填写起止日期。</translation>
    </message>
</context>
<context>
    <name>Holdings</name>
    <message>
        <source>{sum} left</source>
        <translation>余额 {sum}</translation>
    </message>
    <message>
        <source>{count} uses left</source>
        <translation>剩 {count} 次</translation>
    </message>
    <message>
        <source>warranty until {day}</source>
        <translation>保修至 {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>service {day}</source>
        <translation>{day} 保养</translation>
    </message>
    <message>
        <source>renewed</source>
        <translation>已续约</translation>
    </message>
    <message>
        <source>{name} ends, offer the renewal</source>
        <translation>{name} 即将到期，可谈续约</translation>
    </message>
    <message>
        <source>{name} ends</source>
        <translation>{name} 即将到期</translation>
    </message>
    <message>
        <source>Warranty of {name} ends</source>
        <translation>{name} 保修到期</translation>
    </message>
    <message>
        <source>Service of {name} is due</source>
        <translation>{name} 该保养了</translation>
    </message>
</context>
<context>
    <name>HoldingsAhead</name>
    <message>
        <source>Renewals, warranty, service</source>
        <translation>续约、保修与保养</translation>
    </message>
</context>
<context>
    <name>HoldingsCard</name>
    <message>
        <source>Contracts and products in use</source>
        <translation>合同与在用产品</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>service due</source>
        <translation>该保养了</translation>
    </message>
    <message>
        <source>No contract, card or installed product.</source>
        <translation>还没有合同、卡或在用产品。</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Card or prepaid balance</source>
        <translation>卡或储值</translation>
    </message>
    <message>
        <source>Installed product</source>
        <translation>在用产品</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续约</translation>
    </message>
    <message>
        <source>Use or fill up</source>
        <translation>使用或充值</translation>
    </message>
    <message>
        <source>Serviced today</source>
        <translation>今天已保养</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>1 deal</source>
        <translation>1 个商机</translation>
    </message>
    <message>
        <source>{count} deals</source>
        <translation>{count} 个商机</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation>{count} 列</translation>
    </message>
    <message>
        <source>1 column</source>
        <translation>1 列</translation>
    </message>
    <message>
        <source>{count} address cards</source>
        <translation>{count} 张名片</translation>
    </message>
    <message>
        <source>1 address card</source>
        <translation>1 张名片</translation>
    </message>
    <message>
        <source>{count} calendar entries</source>
        <translation>{count} 个日历条目</translation>
    </message>
    <message>
        <source>1 calendar entry</source>
        <translation>1 个日历条目</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>都保留</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
</context>
<context>
    <name>ImportHistoryDialog</name>
    <message>
        <source>Import history</source>
        <translation>导入历史</translation>
    </message>
    <message>
        <source>Every import can be taken back as a whole</source>
        <translation>每次导入都可以整批撤销</translation>
    </message>
    <message>
        <source>Files you import are listed here, with what came of them.</source>
        <translation>导入过的文件和结果都列在这里。</translation>
    </message>
    <message>
        <source>Nothing imported yet</source>
        <translation>还没有导入过文件</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>新建 {count}</translation>
    </message>
    <message>
        <source>{count} merged</source>
        <translation>合并 {count}</translation>
    </message>
    <message>
        <source>{count} known already</source>
        <translation>已有 {count}</translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>未导入 {count}</translation>
    </message>
    <message>
        <source>Column meanings</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>Refused rows…</source>
        <translation>未导入的行…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>{count} stayed, as they were edited or used since:</source>
        <translation>{count} 条之后改动或用过，已保留：</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Keep in the note</source>
        <translation>存入备注</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>No columns were kept.</source>
        <translation>没有记录列对应。</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>Match columns</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>Duplicates and problems</source>
        <translation>重复与问题</translation>
    </message>
    <message>
        <source>Trial and import</source>
        <translation>预演与导入</translation>
    </message>
    <message>
        <source>Leave the import</source>
        <translation>离开导入</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>A backup is made first; the whole import can be undone</source>
        <translation>导入前自动备份，之后可整批撤销</translation>
    </message>
    <message>
        <source>Save problem rows…</source>
        <translation>导出问题行…</translation>
    </message>
    <message>
        <source>Next: match columns</source>
        <translation>下一步：列对应</translation>
    </message>
    <message>
        <source>Next: duplicates and problems</source>
        <translation>下一步：重复与问题</translation>
    </message>
    <message>
        <source>Next: trial and import</source>
        <translation>下一步：预演与导入</translation>
    </message>
    <message>
        <source>Import now</source>
        <translation>开始导入</translation>
    </message>
    <message>
        <source>{count} questions left</source>
        <translation>还有 {count} 个问题待确认</translation>
    </message>
    <message>
        <source>No column is the name yet: choose it on the right</source>
        <translation>还没有一列是姓名或名称：请在右边选一列</translation>
    </message>
</context>
<context>
    <name>InsightPage</name>
    <message>
        <source>Charts</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Save the tables</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>New customers and leads</source>
        <translation>新客户与新线索</translation>
    </message>
    <message>
        <source>Interactions per week</source>
        <translation>每周沟通</translation>
    </message>
    <message>
        <source>Follow-up discipline</source>
        <translation>跟进纪律</translation>
    </message>
    <message>
        <source>Leads by channel and state</source>
        <translation>线索来源与状态</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>文件没能写入。</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>New leads</source>
        <translation>新线索</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>The picture is on the clipboard</source>
        <translation>图片已复制</translation>
    </message>
    <message>
        <source>The data are on the clipboard</source>
        <translation>数据已复制</translation>
    </message>
</context>
<context>
    <name>InstalmentsDialog</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Share or amount</source>
        <translation>比例或金额</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Days after</source>
        <translation>之后天数</translation>
    </message>
    <message>
        <source>Add an instalment</source>
        <translation>加一期</translation>
    </message>
    <message>
        <source>Write 30%, an amount, or nothing for what is left.</source>
        <translation>填 30%、金额，或留空表示余款。</translation>
    </message>
    <message>
        <source>In one sum</source>
        <translation>一次付清</translation>
    </message>
    <message>
        <source>{amounts}, left open: {left}</source>
        <translation>{amounts}，还差 {left}</translation>
    </message>
    <message>
        <source>what is left</source>
        <translation>余款</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>KindChips</name>
    <message>
        <source>Kind</source>
        <translation>方式</translation>
    </message>
</context>
<context>
    <name>LeadColumns</name>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Fit / Power / Intent</source>
        <translation>匹配 / 购买 / 意愿</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>建档日期</translation>
    </message>
</context>
<context>
    <name>LeadDialog</name>
    <message>
        <source>Edit lead</source>
        <translation>编辑线索</translation>
    </message>
    <message>
        <source>New lead</source>
        <translation>新建线索</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Phone and mail</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>介绍人</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>12,000 or 12k</source>
        <translation>12,000 或 1.2万</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>May be addressed by</source>
        <translation>同意联系</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Time frame</source>
        <translation>时间要求</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>意向产品</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>态度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Wake-up day</source>
        <translation>再联系日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>“{text}” is not an amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
</context>
<context>
    <name>LeadPreview</name>
    <message>
        <source>Convert</source>
        <translation>转化</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Time frame</source>
        <translation>时间要求</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>意向产品</translation>
    </message>
    <message>
        <source>Wake-up day</source>
        <translation>再联系日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation>下次跟进</translation>
    </message>
</context>
<context>
    <name>LeadStateDialog</name>
    <message>
        <source>{count} leads</source>
        <translation>{count} 条线索</translation>
    </message>
    <message>
        <source>no budget, bought elsewhere, wrong number</source>
        <translation>没有预算、已在别处购买、号码有误</translation>
    </message>
    <message>
        <source>Wake-up day</source>
        <translation>再联系日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>LeadsPage</name>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>New lead</source>
        <translation>新建线索</translation>
    </message>
    <message>
        <source>Search leads</source>
        <translation>搜索线索</translation>
    </message>
    <message>
        <source>No leads match</source>
        <translation>没有符合条件的线索</translation>
    </message>
    <message>
        <source>Whoever asked, was recommended or met you at a fair stands here until it is clear what comes of it.</source>
        <translation>来询价的、别人介绍的、展会上认识的，都先放在这里，直到有结果。</translation>
    </message>
    <message>
        <source>Bring in a list, or write down the first one.</source>
        <translation>导入一份名单，或者先记下第一条。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>My leads</source>
        <translation>我的线索</translation>
    </message>
    <message>
        <source>All leads</source>
        <translation>全部线索</translation>
    </message>
    <message>
        <source>A, not spoken to</source>
        <translation>A 级未联系</translation>
    </message>
    <message>
        <source>Wake up today</source>
        <translation>到期再联系</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 项</translation>
    </message>
    <message>
        <source>{count} leads</source>
        <translation>{count} 条线索</translation>
    </message>
    <message>
        <source>1 lead</source>
        <translation>1 条线索</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>逾期 {count} 项</translation>
    </message>
    <message>
        <source>“{text}” is not an amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>Convert …</source>
        <translation>转化…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更历史</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>LineEdit</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>LineFields</name>
    <message>
        <source>Product or service</source>
        <translation>产品或服务</translation>
    </message>
    <message>
        <source>Code, pinyin or words</source>
        <translation>型号、拼音或文字</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Price of one</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Tax rate</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>删除这一行</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>Lines</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>{count} back</source>
        <translation>已退 {count}</translation>
    </message>
    <message>
        <source>gift</source>
        <translation>赠送</translation>
    </message>
    <message>
        <source>Taken off</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Rounded</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>Of it tax</source>
        <translation>其中税额</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>LinesEditor</name>
    <message>
        <source>Another line</source>
        <translation>再加一行</translation>
    </message>
    <message>
        <source>Product or service</source>
        <translation>产品或服务</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Less %</source>
        <translation>折扣 %</translation>
    </message>
    <message>
        <source>Tax %</source>
        <translation>税率 %</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
</context>
<context>
    <name>ListFields</name>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Edit “{name}”…</source>
        <translation>编辑“{name}”…</translation>
    </message>
    <message>
        <source>New segment…</source>
        <translation>新建细分…</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>细分</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>over {count} days ago</source>
        <translation>超过 {count} 天</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>nothing planned</source>
        <translation>未安排</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>within 7 days</source>
        <translation>7 天内</translation>
    </message>
    <message>
        <source>within 30 days</source>
        <translation>30 天内</translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation>下次跟进</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Chosen records</source>
        <translation>选定的记录</translation>
    </message>
    <message>
        <source>Created until</source>
        <translation>建档截至</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>last {count} days</source>
        <translation>最近 {count} 天</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>建档日期</translation>
    </message>
</context>
<context>
    <name>ListOwnFields</name>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>from {value}</source>
        <translation>从 {value} 起</translation>
    </message>
    <message>
        <source>up to {value}</source>
        <translation>不超过 {value}</translation>
    </message>
    <message>
        <source>filled in</source>
        <translation>已填</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>未填</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>跟进</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>保存并记下一条</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What was said? e.g. call again tomorrow 3pm</source>
        <translation>刚才聊了什么？如：明天下午3点再电话</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下次跟进</translation>
    </message>
    <message>
        <source>This settles</source>
        <translation>完成的跟进</translation>
    </message>
    <message>
        <source>Settles</source>
        <translation>完成跟进</translation>
    </message>
    <message>
        <source>No open follow-up</source>
        <translation>不完成任何跟进</translation>
    </message>
    <message>
        <source>Choose somebody from the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>A file is still being read.</source>
        <translation>附件还在读取。</translation>
    </message>
    <message>
        <source>An unsaved talk is here</source>
        <translation>有一条未保存的沟通记录</translation>
    </message>
    <message>
        <source> from {when}: {words}</source>
        <translation>，{when}：{words}</translation>
    </message>
    <message>
        <source>Take it up</source>
        <translation>继续填写</translation>
    </message>
</context>
<context>
    <name>LogSide</name>
    <message>
        <source>Talked to lately</source>
        <translation>最近沟通过</translation>
    </message>
    <message>
        <source>Type a name, its pinyin, or part of a phone number.</source>
        <translation>输入姓名、拼音或部分电话号码。</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>上次沟通</translation>
    </message>
    <message>
        <source>This is the first talk on record.</source>
        <translation>还没有沟通记录，这是第一次。</translation>
    </message>
    <message>
        <source>Open follow-ups</source>
        <translation>待跟进</translation>
    </message>
    <message>
        <source>Nothing is planned.</source>
        <translation>没有安排跟进。</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>还有 {count} 项</translation>
    </message>
    <message>
        <source>{count} talks</source>
        <translation>共 {count} 次</translation>
    </message>
    <message>
        <source>Agreed then</source>
        <translation>上次的约定</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>on this computer only</source>
        <translation>仅这台电脑</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>舒适</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>查看快捷键</translation>
    </message>
    <message>
        <source>Of the program; your data stay as they were typed.</source>
        <translation>程序界面的语言；您的资料保持录入时的样子。</translation>
    </message>
    <message>
        <source>Of the tables.</source>
        <translation>表格的行高。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Everything can be done without the mouse.</source>
        <translation>不用鼠标也能完成所有操作。</translation>
    </message>
</context>
<context>
    <name>MarketSwitch</name>
    <message>
        <source>Campaigns</source>
        <translation>营销活动</translation>
    </message>
    <message>
        <source>Competitors</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>市场</translation>
    </message>
</context>
<context>
    <name>MemberLine</name>
    <message>
        <source>Name of {name}</source>
        <translation>{name}的姓名</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>这是我</translation>
    </message>
    <message>
        <source>With us</source>
        <translation>在职</translation>
    </message>
</context>
<context>
    <name>MembersSection</name>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>own customers and follow-ups; nobody has to log in</source>
        <translation>负责客户和跟进，无需登录</translation>
    </message>
    <message>
        <source>Nobody yet. Everything belongs to no one in particular.</source>
        <translation>还没有成员，所有记录都没有负责人。</translation>
    </message>
    <message>
        <source>Name of a new member</source>
        <translation>新成员姓名</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>MergePane</name>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>不是同一个</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Is merged into it</source>
        <translation>并入左边</translation>
    </message>
    <message>
        <source>Let the other one stay</source>
        <translation>改为保留另一条</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>{odds} likely</source>
        <translation>可能性 {odds}</translation>
    </message>
    <message>
        <source>The lead is converted into this customer; talks, plans and phones come along.</source>
        <translation>线索会转化为这位客户，沟通、计划和电话一并带入。</translation>
    </message>
    <message>
        <source>Phones, tags and all that belongs to either belong to the one that stays. One step, undoable.</source>
        <translation>电话、标签以及两边的所有内容都归到保留的记录。算一步，可以撤销。</translation>
    </message>
    <message>
        <source>Comes along: {what}</source>
        <translation>一并带入：{what}</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>还有 {count} 项</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>January,February,March,April,May,June,July,August,September,October,November,December</source>
        <translation>1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月</translation>
    </message>
    <message>
        <source>Mo,Tu,We,Th,Fr,Sa,Su</source>
        <translation>一,二,三,四,五,六,日</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
</context>
<context>
    <name>Moods</name>
    <message>
        <source>{number}, {words}</source>
        <translation>{number}，{words}</translation>
    </message>
    <message>
        <source>Very annoyed</source>
        <translation>很不满</translation>
    </message>
    <message>
        <source>Annoyed</source>
        <translation>不满</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Pleased</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Delighted</source>
        <translation>很满意</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>It keeps the conditions and the order shown now.</source>
        <translation>视图会记住现在的筛选条件和排序。</translation>
    </message>
    <message>
        <source>Give the view a name.</source>
        <translation>请给视图起个名字。</translation>
    </message>
</context>
<context>
    <name>NeedAnsweredLine</name>
    <message>
        <source>Need, such as “quiet”</source>
        <translation>需求，如“安静”</translation>
    </message>
    <message>
        <source>How it answers it</source>
        <translation>如何满足</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>NeedLine</name>
    <message>
        <source>How much it matters</source>
        <translation>重要程度</translation>
    </message>
    <message>
        <source>influenced by …</source>
        <translation>影响因素…</translation>
    </message>
    <message>
        <source>Influenced by</source>
        <translation>影响因素</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>{count} products answer it</source>
        <translation>{count} 个产品满足</translation>
    </message>
    <message>
        <source>1 product answers it</source>
        <translation>1 个产品满足</translation>
    </message>
    <message>
        <source>no product answers it</source>
        <translation>没有产品满足</translation>
    </message>
</context>
<context>
    <name>NeedLines</name>
    <message>
        <source>Need</source>
        <translation>需求</translation>
    </message>
</context>
<context>
    <name>NeedRowLine</name>
    <message>
        <source>Name of the need {name}</source>
        <translation>需求“{name}”的名称</translation>
    </message>
    <message>
        <source>products: {products}, deals: {deals}</source>
        <translation>产品 {products}，商机 {deals}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>NeedsPanel</name>
    <message>
        <source>Needs</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>what the solution has to answer</source>
        <translation>方案要满足的</translation>
    </message>
    <message>
        <source>No need yet. Ask, and put what you hear in a word or two.</source>
        <translation>还没有需求。先提问，再用一两个词记下听到的。</translation>
    </message>
    <message>
        <source>Add a need, such as “quiet”</source>
        <translation>添加需求，如“安静”</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>open ones first: let them tell</source>
        <translation>先问开放式问题，让客户多说</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
</context>
<context>
    <name>NegotiationPanel</name>
    <message>
        <source>Keep in mind</source>
        <translation>谈判提醒</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>only you see this, never printed</source>
        <translation>仅自己可见，不打印</translation>
    </message>
    <message>
        <source>Margins are known once a quote in this currency says what its lines cost.</source>
        <translation>有同币种、带成本的报价单后才能算出毛利。</translation>
    </message>
    <message>
        <source>{count} lines say no cost and count as free.</source>
        <translation>{count} 行没有成本，按零成本计算。</translation>
    </message>
</context>
<context>
    <name>NetworkBooks</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>With</source>
        <translation>与谁</translation>
    </message>
    <message>
        <source>Favour</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>由头</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>thanked</source>
        <translation>已致谢</translation>
    </message>
    <message>
        <source>{count} not thanked</source>
        <translation>{count} 次未致谢</translation>
    </message>
    <message>
        <source>Who sent</source>
        <translation>介绍人</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>介绍了</translation>
    </message>
    <message>
        <source>Revenue directly</source>
        <translation>直接带来</translation>
    </message>
    <message>
        <source>Down the chain</source>
        <translation>整条链带来</translation>
    </message>
    <message>
        <source>In the chain</source>
        <translation>链上客户</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>致谢</translation>
    </message>
</context>
<context>
    <name>NetworkChips</name>
    <message>
        <source>Show the way</source>
        <translation>突出引荐路径</translation>
    </message>
    <message>
        <source>Who can introduce you to whoever is chosen</source>
        <translation>谁能把你引荐给选中的人</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>圈层</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>尚无状态</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{field}: {values}</source>
        <translation>{field}：{values}</translation>
    </message>
</context>
<context>
    <name>NetworkFiles</name>
    <message>
        <source>Export ties</source>
        <translation>导出关系</translation>
    </message>
    <message>
        <source>Export favours</source>
        <translation>导出人情</translation>
    </message>
    <message>
        <source>Import ties or favours</source>
        <translation>导入关系或人情</translation>
    </message>
</context>
<context>
    <name>NetworkList</name>
    <message>
        <source>{ring} (follows)</source>
        <translation>{ring}（推得）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Firm and title</source>
        <translation>机构与职务</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>圈层</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Known over</source>
        <translation>经由谁认识</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Find on the map</source>
        <translation>在图上查找</translation>
    </message>
    <message>
        <source>Ripple map</source>
        <translation>涟漪图</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Favours</source>
        <translation>人情</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>转介绍</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Tables out and in</source>
        <translation>表格导出与导入</translation>
    </message>
    <message>
        <source>Add a tie</source>
        <translation>添加关系</translation>
    </message>
    <message>
        <source>People and firms</source>
        <translation>人与机构</translation>
    </message>
    <message>
        <source>Nobody fits the filter</source>
        <translation>没有符合条件的人</translation>
    </message>
    <message>
        <source>Along ties</source>
        <translation>沿关系移动</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>圈层</translation>
    </message>
    <message>
        <source>Whom do you know, and whom do they know?</source>
        <translation>你认识谁，他们又认识谁？</translation>
    </message>
    <message>
        <source>Put customers and contacts into rings, tie them to each other, and ways to new ones open.</source>
        <translation>给客户和联系人定下圈层，连上彼此的关系，通往新客户的路就出现了。</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Not judged yet</source>
        <translation>尚无状态</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Note a favour</source>
        <translation>记一笔人情</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>1 person or firm</source>
        <translation>1 个人或机构</translation>
    </message>
    <message>
        <source>{count} people and firms</source>
        <translation>{count} 人与机构</translation>
    </message>
    <message>
        <source>The closest {count} of {all} are shown</source>
        <translation>显示最近的 {count} 位，共 {all} 位</translation>
    </message>
    <message>
        <source>Nobody has a ring yet: whom you spoke with last is shown</source>
        <translation>还没有人定下圈层：先显示最近联系过的</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>No ring</source>
        <translation>不定圈层</translation>
    </message>
</context>
<context>
    <name>NetworkSide</name>
    <message>
        <source>Whoever is chosen</source>
        <translation>选中的人</translation>
    </message>
    <message>
        <source>Choose somebody on the map: their ring, who can introduce you, favours and ties show here.</source>
        <translation>在图上选一个人：这里会显示圈层、谁能引荐、人情和关系。</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>打开客户卡</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>every {count} days</source>
        <translation>每 {count} 天</translation>
    </message>
    <message>
        <source>since {year}</source>
        <translation>{year} 年起</translation>
    </message>
</context>
<context>
    <name>NextStepField</name>
    <message>
        <source>As the chains of the settings say</source>
        <translation>按设置里的跟进流程</translation>
    </message>
    <message>
        <source>Kind of the next follow-up</source>
        <translation>下次跟进的方式</translation>
    </message>
    <message>
        <source>What was agreed, what to do then</source>
        <translation>约定了什么，下次要做什么</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>From the text: “{words}”</source>
        <translation>识别自内容：“{words}”</translation>
    </message>
</context>
<context>
    <name>ObjectionDialog</name>
    <message>
        <source>Edit objection</source>
        <translation>编辑异议</translation>
    </message>
    <message>
        <source>New objection</source>
        <translation>新建异议</translation>
    </message>
    <message>
        <source>in their own words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>They said</source>
        <translation>客户说</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>From the bank</source>
        <translation>应答库</translation>
    </message>
    <message>
        <source>We answered</source>
        <translation>我方应答</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>It worked</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>It did not</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>An answer of our own</source>
        <translation>自己的应答</translation>
    </message>
</context>
<context>
    <name>ObjectionsCard</name>
    <message>
        <source>Objections</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>with the answers that worked most often</source>
        <translation>附最常见效的应答</translation>
    </message>
    <message>
        <source>The answer bank</source>
        <translation>应答库</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>None yet. Write down what they hold against it, in their own words.</source>
        <translation>还没有异议。把客户的顾虑用原话记下来。</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>尚未答复</translation>
    </message>
    <message>
        <source>no answer yet, try: {answer} ({rate})</source>
        <translation>尚未答复，可以说：{answer}（{rate}）</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>did not work</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>It worked</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>It did not</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>Competitor's offer</source>
        <translation>对手报价</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>12,000 or 12k</source>
        <translation>12,000 或 1.2万</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>What they offer</source>
        <translation>报价内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>OrderColumns</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>尚欠</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付清</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>应于 {day}</translation>
    </message>
</context>
<context>
    <name>OrderDialog</name>
    <message>
        <source>Edit order</source>
        <translation>编辑订单</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>新建订单</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Ordered on</source>
        <translation>下单日期</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Taken off</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>回款计划</translation>
    </message>
    <message>
        <source>Delivery, invoice, why they bought</source>
        <translation>交货、发票与购买原因</translation>
    </message>
    <message>
        <source>Deliver by</source>
        <translation>约定交期</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>付款条件</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>发票号码</translation>
    </message>
    <message>
        <source>Why they bought</source>
        <translation>购买原因</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{total}, of it tax {tax}</source>
        <translation>{total}，其中税额 {tax}</translation>
    </message>
    <message>
        <source>A figure cannot be read.</source>
        <translation>有数字无法识别。</translation>
    </message>
</context>
<context>
    <name>OrderPage</name>
    <message>
        <source>Delivered today</source>
        <translation>今天已交付</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Record a payment</source>
        <translation>登记回款</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>Nothing has come in yet.</source>
        <translation>还没有到账。</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退货</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>This order is no longer here</source>
        <translation>这笔订单已不在这里</translation>
    </message>
    <message>
        <source>In the recycle bin</source>
        <translation>在回收站中</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>No customer</source>
        <translation>没有客户</translation>
    </message>
    <message>
        <source>Remove this payment</source>
        <translation>删除这笔回款</translation>
    </message>
    <message>
        <source>Remove this return</source>
        <translation>删除这笔退货</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Deliver by</source>
        <translation>约定交期</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已交付</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Why they bought</source>
        <translation>购买原因</translation>
    </message>
    <message>
        <source>Buyer then</source>
        <translation>当时的买方</translation>
    </message>
    <message>
        <source>Address then</source>
        <translation>当时的地址</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>After-sales</source>
        <translation>售后</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Return or credit</source>
        <translation>退货或冲减</translation>
    </message>
    <message>
        <source>Cancel the order</source>
        <translation>取消订单</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>恢复为进行中</translation>
    </message>
    <message>
        <source>Statement of the customer</source>
        <translation>客户对账单</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>OrderPreview</name>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退货</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下一笔</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已交付</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细</translation>
    </message>
</context>
<context>
    <name>OrdersCard</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>新建订单</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Nothing ordered yet.</source>
        <translation>还没有订单。</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>新建订单</translation>
    </message>
    <message>
        <source>Search orders</source>
        <translation>搜索订单</translation>
    </message>
    <message>
        <source>No orders match</source>
        <translation>没有符合条件的订单</translation>
    </message>
    <message>
        <source>What was ordered stands here, with what was delivered and what came in for it.</source>
        <translation>这里是所有订单，以及交付和回款的情况。</translation>
    </message>
    <message>
        <source>Accept a quote, bring in the orders of a shop, or write down the first one.</source>
        <translation>接受报价、导入店铺订单，或新建第一笔。</translation>
    </message>
    <message>
        <source>something owed</source>
        <translation>有欠款</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>款项</translation>
    </message>
    <message>
        <source>last {count} days</source>
        <translation>最近 {count} 天</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>My orders</source>
        <translation>我的订单</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>全部订单</translation>
    </message>
    <message>
        <source>To be delivered</source>
        <translation>待交付</translation>
    </message>
    <message>
        <source>Delivery late</source>
        <translation>交付逾期</translation>
    </message>
    <message>
        <source>Something owed</source>
        <translation>有欠款</translation>
    </message>
    <message>
        <source>Payment overdue</source>
        <translation>回款逾期</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 项</translation>
    </message>
    <message>
        <source>1 order</source>
        <translation>1 笔订单</translation>
    </message>
    <message>
        <source>{count} orders</source>
        <translation>{count} 笔订单</translation>
    </message>
    <message>
        <source>Total {sum}</source>
        <translation>合计 {sum}</translation>
    </message>
    <message>
        <source>Still owed {sum}</source>
        <translation>尚欠 {sum}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Record a payment</source>
        <translation>登记回款</translation>
    </message>
    <message>
        <source>Delivered today</source>
        <translation>今天已交付</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>OverlayDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard what you typed?</source>
        <translation>放弃刚才写的内容？</translation>
    </message>
    <message>
        <source>What you have typed here has not been saved.</source>
        <translation>这里写的内容还没有保存。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续写</translation>
    </message>
</context>
<context>
    <name>OwnFields</name>
    <message>
        <source>Own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>{kind}, whole</source>
        <translation>{kind}（整数）</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Quotes and orders</source>
        <translation>报价与订单</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>营销</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Competitors</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Receivables</source>
        <translation>应收账款</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复记录</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find or jump</source>
        <translation>搜索或跳转</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Next group</source>
        <translation>下一组</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>没有找到“{text}”</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>输入文字开始查找</translation>
    </message>
    <message>
        <source>{count} results</source>
        <translation>{count} 个结果</translation>
    </message>
</context>
<context>
    <name>PartFields</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Day, or nothing yet</source>
        <translation>日期，可不填</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Deposit, on delivery …</source>
        <translation>定金、交货款……</translation>
    </message>
    <message>
        <source>Remove this part</source>
        <translation>删除这一期</translation>
    </message>
</context>
<context>
    <name>PartLine</name>
    <message>
        <source>Code, name or pinyin</source>
        <translation>编码、名称或拼音</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>PartLines</name>
    <message>
        <source>Product of the bundle</source>
        <translation>套餐产品</translation>
    </message>
</context>
<context>
    <name>PaymentDialog</name>
    <message>
        <source>Record a payment</source>
        <translation>登记回款</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>尚欠</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>到账日期</translation>
    </message>
    <message>
        <source>Transfer, cash, WeChat …</source>
        <translation>转账、现金、微信……</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>“{text}” is not an amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
    <message>
        <source>Say on which day.</source>
        <translation>请填写日期。</translation>
    </message>
</context>
<context>
    <name>PersonPicker</name>
    <message>
        <source>Name, pinyin or phone</source>
        <translation>姓名、拼音或电话</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>新建：{name}</translation>
    </message>
</context>
<context>
    <name>PictureActions</name>
    <message>
        <source>Choose a picture …</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>移除照片</translation>
    </message>
    <message>
        <source>Pictures ({names})</source>
        <translation>图片 ({names})</translation>
    </message>
    <message>
        <source>{name} is no picture that can be read.</source>
        <translation>{name} 不是可以读取的图片。</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>Pin: {axis}</source>
        <translation>固定：{axis}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>Empty: until somebody takes it off</source>
        <translation>留空表示直到手工取消</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
</context>
<context>
    <name>PlanActions</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done, with result</source>
        <translation>完成并填写结果</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>Payment plan</source>
        <translation>回款计划</translation>
    </message>
    <message>
        <source>still owed {sum}</source>
        <translation>尚欠 {sum}</translation>
    </message>
    <message>
        <source>{sum} received</source>
        <translation>已收 {sum}</translation>
    </message>
    <message>
        <source>no day yet</source>
        <translation>日期未定</translation>
    </message>
</context>
<context>
    <name>PlanEditor</name>
    <message>
        <source>Another instalment</source>
        <translation>再加一期</translation>
    </message>
</context>
<context>
    <name>PlanManyDialog</name>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>for {count} records</source>
        <translation>共 {count} 条记录</translation>
    </message>
    <message>
        <source>for 1 record</source>
        <translation>共 1 条记录</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Tomorrow 3pm, next Wednesday</source>
        <translation>明天下午3点、下周三</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>PlansCard</name>
    <message>
        <source>Follow-ups</source>
        <translation>待跟进</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Nothing is planned.</source>
        <translation>没有安排跟进。</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>{count} 项</translation>
    </message>
</context>
<context>
    <name>PlaybookCard</name>
    <message>
        <source>Playbook</source>
        <translation>应对方案</translation>
    </message>
    <message>
        <source>what fits their state</source>
        <translation>按当前状态</translation>
    </message>
    <message>
        <source>{state} since {day}</source>
        <translation>{state}，自 {day}</translation>
    </message>
    <message>
        <source>{state} since {day}, {count} days</source>
        <translation>{state}，自 {day}，已 {count} 天</translation>
    </message>
    <message>
        <source>Plan for today</source>
        <translation>今天跟进</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
    <message>
        <source>Not useful</source>
        <translation>没有用</translation>
    </message>
</context>
<context>
    <name>PlaybookSection</name>
    <message>
        <source>Playbook</source>
        <translation>应对方案</translation>
    </message>
    <message>
        <source>proposed by one press, never planned by itself</source>
        <translation>一键采用，从不自动安排</translation>
    </message>
    <message>
        <source>Proposals a day</source>
        <translation>每天建议数</translation>
    </message>
    <message>
        <source>so many at most on the morning page</source>
        <translation>今日页面最多显示的条数</translation>
    </message>
    <message>
        <source>By stage of the life cycle</source>
        <translation>按生命周期</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按客户状态</translation>
    </message>
    <message>
        <source>By loyalty</source>
        <translation>按忠诚程度</translation>
    </message>
    <message>
        <source>A new step</source>
        <translation>新步骤</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>What is proposed</source>
        <translation>建议内容</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>PostponeDialog</name>
    <message>
        <source>Postpone</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Or then</source>
        <translation>或者</translation>
    </message>
    <message>
        <source>Postponed once before</source>
        <translation>之前已改期 1 次</translation>
    </message>
    <message>
        <source>Postponed {count} times before</source>
        <translation>之前已改期 {count} 次</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In two days</source>
        <translation>后天</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <translation>下周一</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
    <message>
        <source>Say until when.</source>
        <translation>请写改到什么时候。</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Recent contacts</source>
        <translation>最近往来</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要程度</translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation>还没有往来记录</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
</context>
<context>
    <name>PriceListLine</name>
    <message>
        <source>Name of the price list</source>
        <translation>价目表名称</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>tax included</source>
        <translation>含税</translation>
    </message>
    <message>
        <source>1 price</source>
        <translation>1 个价格</translation>
    </message>
    <message>
        <source>{count} prices</source>
        <translation>{count} 个价格</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>PriceListsDialog</name>
    <message>
        <source>Price lists</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>The first list is the one meant where none is named. Its prices may contain the tax or not.</source>
        <translation>没有指定价目表时用第一个。价格可以含税，也可以不含税。</translation>
    </message>
    <message>
        <source>Add a price list</source>
        <translation>新增价目表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Standard prices</source>
        <translation>标准价</translation>
    </message>
    <message>
        <source>Price list {number}</source>
        <translation>价目表 {number}</translation>
    </message>
</context>
<context>
    <name>PriceView</name>
    <message>
        <source>Our offer</source>
        <translation>我方报价</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>列价</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>底价</translation>
    </message>
    <message>
        <source>They ask</source>
        <translation>对方还价</translation>
    </message>
    <message>
        <source>Margin now</source>
        <translation>当前毛利</translation>
    </message>
    <message>
        <source>At their ask</source>
        <translation>还价毛利</translation>
    </message>
    <message>
        <source>At the floor</source>
        <translation>底价毛利</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>已让</translation>
    </message>
    <message>
        <source>Room left</source>
        <translation>还可让</translation>
    </message>
</context>
<context>
    <name>ProductColumns</name>
    <message>
        <source>Off sale</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>套餐</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>毛利率</translation>
    </message>
    <message>
        <source>Tax rate</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Launch day</source>
        <translation>上市日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ProductDialog</name>
    <message>
        <source>Edit product</source>
        <translation>编辑产品</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>新增产品</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>piece, set, hour …</source>
        <translation>台、套、小时…</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>1,280 per unit, tax included</source>
        <translation>每单位 1,280，含税</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Tax rate</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Launch day</source>
        <translation>上市日期</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>满足需求</translation>
    </message>
    <message>
        <source>Bundle of</source>
        <translation>套餐内容</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{currency} per unit, tax included</source>
        <translation>{currency}，每单位，含税</translation>
    </message>
    <message>
        <source>{currency} per unit, without tax</source>
        <translation>{currency}，每单位，不含税</translation>
    </message>
    <message>
        <source>“{text}” is not an amount in {currency}.</source>
        <translation>“{text}”不是 {currency} 金额。</translation>
    </message>
    <message>
        <source>Every row needs a product and a quantity above zero.</source>
        <translation>每一行都要有产品，数量大于零。</translation>
    </message>
    <message>
        <source>Standard prices</source>
        <translation>标准价</translation>
    </message>
</context>
<context>
    <name>ProductPreview</name>
    <message>
        <source>Specification</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Tax rate</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Launch day</source>
        <translation>上市日期</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>满足</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Off sale</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>套餐</translation>
    </message>
    <message>
        <source>margin {percent}%</source>
        <translation>毛利率 {percent}%</translation>
    </message>
</context>
<context>
    <name>ProductsPage</name>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>新增产品</translation>
    </message>
    <message>
        <source>Search products</source>
        <translation>搜索产品</translation>
    </message>
    <message>
        <source>No products match</source>
        <translation>没有符合条件的产品</translation>
    </message>
    <message>
        <source>What you sell stands here, with its prices, its cost and the needs it answers.</source>
        <translation>这里是您销售的产品，有价格、成本和满足的需求。</translation>
    </message>
    <message>
        <source>Bring in your price list, or write down the first product.</source>
        <translation>导入价目表，或先记下第一个产品。</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>Off sale</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>套餐</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>满足需求</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>全部产品</translation>
    </message>
    <message>
        <source>Price lists</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 项</translation>
    </message>
    <message>
        <source>1 product</source>
        <translation>1 个产品</translation>
    </message>
    <message>
        <source>{count} products</source>
        <translation>{count} 个产品</translation>
    </message>
    <message>
        <source>Prices: {name}</source>
        <translation>价格：{name}</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>“{text}” cannot be read.</source>
        <translation>无法识别“{text}”。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>Dates that matter</source>
        <translation>重要日子</translation>
    </message>
    <message>
        <source>Sensitive: that you looked will be noted.</source>
        <translation>敏感信息：查看会留下记录。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>2019-05-08, 05-08 or 2019</source>
        <translation>2019-05-08、5月8日或2019年</translation>
    </message>
    <message>
        <source>Family member</source>
        <translation>家庭成员</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日子</translation>
    </message>
</context>
<context>
    <name>ProfileSections</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开{name}</translation>
    </message>
    <message>
        <source>Sensitive: that you looked will be noted.</source>
        <translation>敏感信息：查看会留下记录。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Dates that matter</source>
        <translation>重要日子</translation>
    </message>
    <message>
        <source>{count} years</source>
        <translation>{count} 岁</translation>
    </message>
    <message>
        <source>birthday {day}</source>
        <translation>生日 {day}</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PromiseDialog</name>
    <message>
        <source>Edit promise</source>
        <translation>编辑承诺</translation>
    </message>
    <message>
        <source>New promise</source>
        <translation>新建承诺</translation>
    </message>
    <message>
        <source>send the test report</source>
        <translation>把检测报告发过去</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Who keeps it</source>
        <translation>由谁兑现</translation>
    </message>
</context>
<context>
    <name>PromisesPanel</name>
    <message>
        <source>Promises and goals</source>
        <translation>承诺与目标</translation>
    </message>
    <message>
        <source>Add a promise or a goal</source>
        <translation>添加承诺或约定目标</translation>
    </message>
    <message>
        <source>What you promise, and what they want to reach, comes to Today before it is due.</source>
        <translation>我方的承诺和客户想达到的目标，会在到期前出现在“今天”。</translation>
    </message>
    <message>
        <source>{kept} of {count} promises kept</source>
        <translation>{count} 项承诺已兑现 {kept} 项</translation>
    </message>
    <message>
        <source>{percent}% of {count} promises kept</source>
        <translation>{count} 项承诺的兑现率 {percent}%</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>未定日期</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>confirmed by {name}</source>
        <translation>{name}已确认</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>The customer confirmed it</source>
        <translation>客户已确认</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已达到</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Promise …</source>
        <translation>承诺…</translation>
    </message>
    <message>
        <source>Goal …</source>
        <translation>约定目标…</translation>
    </message>
</context>
<context>
    <name>ProposalBar</name>
    <message>
        <source>Plan it</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今天不再提示</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Edit question</source>
        <translation>编辑问题</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>新增问题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>开放式</translation>
    </message>
    <message>
        <source>By choosing</source>
        <translation>封闭式</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>回答方式</translation>
    </message>
    <message>
        <source>Choices, one a line</source>
        <translation>选项，每行一个</translation>
    </message>
    <message>
        <source>put on the deal with any answer</source>
        <translation>有回答时记入商机的需求</translation>
    </message>
    <message>
        <source>Shows the need</source>
        <translation>对应需求</translation>
    </message>
</context>
<context>
    <name>QuestionLine</name>
    <message>
        <source>What they said</source>
        <translation>客户的回答</translation>
    </message>
</context>
<context>
    <name>QuestionRowLine</name>
    <message>
        <source>Ask “{text}”</source>
        <translation>提问“{text}”</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>“{name}” appears {count} times,</source>
        <translation>“{name}”出现 {count} 次，</translation>
    </message>
    <message>
        <source>but there is no member of this name. Who is it?</source>
        <translation>系统里没有这个名字。归给谁？</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>is no value of “{field}”. What does it stand for?</source>
        <translation>不是“{field}”已有的值，归到哪一个？</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Only in the note</source>
        <translation>只存备注</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Others…</source>
        <translation>其他人…</translation>
    </message>
    <message>
        <source>Nobody for now</source>
        <translation>暂不分配</translation>
    </message>
</context>
<context>
    <name>QuestionsSection</name>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>asked on the deal, by the customer's industry</source>
        <translation>在商机里按客户行业提问</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>新增问题</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>what questions show and products answer</source>
        <translation>问题发现，产品满足</translation>
    </message>
    <message>
        <source>No need yet. They are made on deals and products.</source>
        <translation>还没有需求。在商机和产品里添加。</translation>
    </message>
    <message>
        <source>in words</source>
        <translation>开放式</translation>
    </message>
    <message>
        <source>shows: {need}</source>
        <translation>对应：{need}</translation>
    </message>
</context>
<context>
    <name>QuoteActions</name>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Copy as a new quote</source>
        <translation>复制为新报价单</translation>
    </message>
    <message>
        <source>Export as PDF</source>
        <translation>导出 PDF</translation>
    </message>
    <message>
        <source>Save as a letter</source>
        <translation>存为邮件</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>客户拒绝</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>QuoteColumns</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>QuoteHead</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>开票</translation>
    </message>
    <message>
        <source>Name on the paper</source>
        <translation>单上名称</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>several</source>
        <translation>多种</translation>
    </message>
    <message>
        <source>no tax</source>
        <translation>不计税</translation>
    </message>
    <message>
        <source>incl. {rate}</source>
        <translation>含税 {rate}</translation>
    </message>
    <message>
        <source>plus {rate}</source>
        <translation>另加 {rate}</translation>
    </message>
</context>
<context>
    <name>QuoteLineDialog</name>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Tax rate</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Our cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>The cost is for your eyes only, it is never printed.</source>
        <translation>成本只有自己能看到，绝不打印。</translation>
    </message>
    <message>
        <source>Not a rate between 0 and 100%.</source>
        <translation>税率要在 0 到 100% 之间。</translation>
    </message>
</context>
<context>
    <name>QuoteLines</name>
    <message>
        <source>Product</source>
        <translation>产品与说明</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>内容行</translation>
    </message>
    <message>
        <source>Type a code, pinyin or words to add a line</source>
        <translation>输入型号、拼音或文字加一行</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>新行</translation>
    </message>
    <message>
        <source>From a bundle</source>
        <translation>从套餐</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>“{text}” does not fit under “{column}”.</source>
        <translation>“{text}”不能作为“{column}”。</translation>
    </message>
    <message>
        <source>Free line: {text}</source>
        <translation>自由行：{text}</translation>
    </message>
    <message>
        <source>There are no bundles yet</source>
        <translation>还没有套餐</translation>
    </message>
</context>
<context>
    <name>QuoteListPreview</name>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>QuoteMessage</name>
    <message>
        <source>Message to the customer</source>
        <translation>给客户的话</translation>
    </message>
    <message>
        <source>is printed</source>
        <translation>会打印</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
</context>
<context>
    <name>QuoteOutput</name>
    <message>
        <source>Export as PDF</source>
        <translation>导出 PDF</translation>
    </message>
    <message>
        <source>Save as a letter</source>
        <translation>存为邮件</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入 {file}</translation>
    </message>
    <message>
        <source>No printer is set up on this computer; export a PDF instead.</source>
        <translation>这台电脑没有设置打印机，请改用导出 PDF。</translation>
    </message>
</context>
<context>
    <name>QuotePage</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Make order</source>
        <translation>转订单</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Open order</source>
        <translation>打开订单</translation>
    </message>
    <message>
        <source>{state}, {when}. What went out stays as it was; a new version can be changed.</source>
        <translation>{state}，{when}。发出的内容不再改动，可以建新版本来修改。</translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation>已自动保存 {time}</translation>
    </message>
</context>
<context>
    <name>QuotePreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>A4, live</source>
        <translation>A4，实时</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>QuotePrivate</name>
    <message>
        <source>Negotiation</source>
        <translation>谈判</translation>
    </message>
    <message>
        <source>only you see this, never printed</source>
        <translation>仅自己可见，不打印</translation>
    </message>
    <message>
        <source>Private note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>No line says what it costs us: margins are not known.</source>
        <translation>各行都没有成本，算不出毛利。</translation>
    </message>
    <message>
        <source>{count} lines say no cost and count as free.</source>
        <translation>{count} 行没有成本，按零成本计算。</translation>
    </message>
</context>
<context>
    <name>QuoteSums</name>
    <message>
        <source>Promotion</source>
        <translation>优惠名称</translation>
    </message>
    <message>
        <source>Taken off the whole</source>
        <translation>整单减免</translation>
    </message>
    <message>
        <source>Round down to</source>
        <translation>抹零到</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>不抹零</translation>
    </message>
</context>
<context>
    <name>QuoteTerms</name>
    <message>
        <source>Edit the instalments</source>
        <translation>编辑分期</translation>
    </message>
    <message>
        <source>Other payment terms</source>
        <translation>其他付款条款</translation>
    </message>
    <message>
        <source>When, where and how</source>
        <translation>时间、地点、方式</translation>
    </message>
    <message>
        <source>Warranty and service</source>
        <translation>质保与服务</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>After-sales</source>
        <translation>售后</translation>
    </message>
    <message>
        <source>{amount} are left open</source>
        <translation>还差 {amount}</translation>
    </message>
    <message>
        <source>In one sum</source>
        <translation>一次付清</translation>
    </message>
</context>
<context>
    <name>QuoteVersions</name>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>First offer</source>
        <translation>首次报价</translation>
    </message>
    <message>
        <source>{what} and {count} more</source>
        <translation>{what}，另有 {count} 处</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>Version {before} → {after}</source>
        <translation>第 {before} 版 → 第 {after} 版</translation>
    </message>
</context>
<context>
    <name>QuoteVersionsDialog</name>
    <message>
        <source>Versions of {number}</source>
        <translation>{number} 的各版本</translation>
    </message>
</context>
<context>
    <name>QuotesCard</name>
    <message>
        <source>Quotes</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>New quote</source>
        <translation>新建报价</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Nothing was offered yet.</source>
        <translation>还没有报价。</translation>
    </message>
</context>
<context>
    <name>QuotesPage</name>
    <message>
        <source>Quotes</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>New quote</source>
        <translation>新建报价</translation>
    </message>
    <message>
        <source>Search quotes</source>
        <translation>搜索报价单</translation>
    </message>
    <message>
        <source>No quotes match</source>
        <translation>没有符合的报价单</translation>
    </message>
    <message>
        <source>What was offered to whom stands here, with every version and what came of it.</source>
        <translation>给谁报过什么价，每一版和结果都在这里。</translation>
    </message>
    <message>
        <source>Write the first one: lines can be typed freely, products are not needed for it.</source>
        <translation>写下第一份：内容可以随意输入，不必先有产品。</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>within {count} days</source>
        <translation>{count} 天内</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>My quotes</source>
        <translation>我的报价</translation>
    </message>
    <message>
        <source>All quotes</source>
        <translation>全部报价</translation>
    </message>
    <message>
        <source>Ending soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 项</translation>
    </message>
    <message>
        <source>1 quote</source>
        <translation>1 份报价单</translation>
    </message>
    <message>
        <source>{count} quotes</source>
        <translation>{count} 份报价单</translation>
    </message>
    <message>
        <source>Export quotes</source>
        <translation>导出报价单</translation>
    </message>
    <message>
        <source>{count} versions written to {file}</source>
        <translation>已把 {count} 版写入 {file}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>ReachLine</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ReachMenus</name>
    <message>
        <source>Write to {what}</source>
        <translation>写邮件给 {what}</translation>
    </message>
    <message>
        <source>Call {what}</source>
        <translation>拨打 {what}</translation>
    </message>
    <message>
        <source>Copy {what}</source>
        <translation>复制 {what}</translation>
    </message>
    <message>
        <source>Copied {what}</source>
        <translation>已复制 {what}</translation>
    </message>
</context>
<context>
    <name>ReceivablesPage</name>
    <message>
        <source>Nobody owes anything</source>
        <translation>没有人欠款</translation>
    </message>
    <message>
        <source>What is to be paid for orders stands here until it has come in.</source>
        <translation>订单应收的款项会显示在这里，直到到账。</translation>
    </message>
    <message>
        <source>Receivables</source>
        <translation>应收账款</translation>
    </message>
    <message>
        <source>{total}, {late} overdue</source>
        <translation>{total}，其中逾期 {late}</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>and {count} more with smaller debts</source>
        <translation>另有 {count} 位欠款较少</translation>
    </message>
    <message>
        <source>By age</source>
        <translation>按账龄</translation>
    </message>
    <message>
        <source>No customer</source>
        <translation>没有客户</translation>
    </message>
</context>
<context>
    <name>RecordActions</name>
    <message>
        <source>Nothing is planned for this record.</source>
        <translation>这条记录还没有安排跟进。</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>转交给</translation>
    </message>
    <message>
        <source>Add members in the settings</source>
        <translation>先在设置里添加成员</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>{count} to correct</source>
        <translation>{count} 处需要修改</translation>
    </message>
</context>
<context>
    <name>RecordMarks</name>
    <message>
        <source>Unplanned</source>
        <translation>未安排</translation>
    </message>
    <message>
        <source>1 day overdue</source>
        <translation>逾期 1 天</translation>
    </message>
    <message>
        <source>{count} days overdue</source>
        <translation>逾期 {count} 天</translation>
    </message>
</context>
<context>
    <name>RecycleBinPage</name>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Kinds of records</source>
        <translation>记录种类</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>What you delete stays here for {days} days and can be restored.</source>
        <translation>删除的内容在这里保留 {days} 天，随时可以恢复。</translation>
    </message>
    <message>
        <source>Records stay here for {days} days and are then erased for good, with their history.</source>
        <translation>记录在这里保留 {days} 天，之后连同历史彻底删除。</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>删除人</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>还剩 {days} 天</translation>
    </message>
    <message>
        <source>goes today</source>
        <translation>今天清除</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Talks</source>
        <translation>沟通记录</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>营销活动</translation>
    </message>
    <message>
        <source>Competitors</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>细分</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Favours</source>
        <translation>人情</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Agreed goals</source>
        <translation>约定目标</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>{count} deleted records</source>
        <translation>共 {count} 条已删除</translation>
    </message>
    <message>
        <source>1 deleted record</source>
        <translation>共 1 条已删除</translation>
    </message>
    <message>
        <source>{count} ticked</source>
        <translation>已选 {count} 条</translation>
    </message>
    <message>
        <source>“{name}” will be erased for good.</source>
        <translation>“{name}”将被彻底删除。</translation>
    </message>
    <message>
        <source>“{name}” and others, {count} records in all, will be erased for good.</source>
        <translation>“{name}”等 {count} 条记录将被彻底删除。</translation>
    </message>
    <message>
        <source>Erase for good?</source>
        <translation>彻底删除？</translation>
    </message>
    <message>
        <source>Erase {count}</source>
        <translation>彻底删除 {count} 条</translation>
    </message>
    <message>
        <source>Their contacts, phones, talks, follow-ups and history go too. This cannot be undone. Backups made earlier still hold them.</source>
        <translation>联系人、电话、沟通记录、跟进和历史一并删除，无法撤销。此前的备份里仍有这些内容。</translation>
    </message>
</context>
<context>
    <name>ReferralsBook</name>
    <message>
        <source>Nobody has sent anybody yet</source>
        <translation>还没有转介绍</translation>
    </message>
    <message>
        <source>Say on a customer's card, under Relations, who sent them; what that brings adds up here.</source>
        <translation>在客户卡的“关系”里写明介绍人，带来的收入会汇总在这里。</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>转介绍</translation>
    </message>
</context>
<context>
    <name>ReferralsCard</name>
    <message>
        <source>Referrals</source>
        <translation>转介绍</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>介绍人</translation>
    </message>
    <message>
        <source>They have sent nobody yet.</source>
        <translation>还没有介绍过客户。</translation>
    </message>
    <message>
        <source>{direct} directly, {chain} down the chain of {count}</source>
        <translation>直接 {direct}，整条链 {count} 家 {chain}</translation>
    </message>
    <message>
        <source>{sum} further down</source>
        <translation>下游 {sum}</translation>
    </message>
    <message>
        <source>thanked</source>
        <translation>已致谢</translation>
    </message>
    <message>
        <source>not thanked</source>
        <translation>未致谢</translation>
    </message>
    <message>
        <source>Not thanked after all</source>
        <translation>其实还没致谢</translation>
    </message>
    <message>
        <source>Thanked today</source>
        <translation>今天已致谢</translation>
    </message>
</context>
<context>
    <name>RelatedBox</name>
    <message>
        <source>Has</source>
        <translation>有</translation>
    </message>
    <message>
        <source>Has no</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Number of</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>What is related</source>
        <translation>相关内容</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>多少</translation>
    </message>
    <message>
        <source>Remove the condition</source>
        <translation>移除条件</translation>
    </message>
</context>
<context>
    <name>Relations</name>
    <message>
        <source>We</source>
        <translation>我方</translation>
    </message>
</context>
<context>
    <name>RelationsPanel</name>
    <message>
        <source>Show on the map</source>
        <translation>在涟漪图上看</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>圈层</translation>
    </message>
</context>
<context>
    <name>RelationsSection</name>
    <message>
        <source>Favours</source>
        <translation>人情</translation>
    </message>
    <message>
        <source>kept in the data file, for everybody who uses it</source>
        <translation>存在数据文件里，所有使用者共用</translation>
    </message>
    <message>
        <source>Recall after</source>
        <translation>多久后提醒</translation>
    </message>
    <message>
        <source> months</source>
        <translation> 个月</translation>
    </message>
    <message>
        <source>A favour nobody answered for so long is brought up on Today; 0: never.</source>
        <translation>这么久没有回应的人情会出现在“今日”；0 为不提醒。</translation>
    </message>
    <message>
        <source>Gift limit</source>
        <translation>礼品上限</translation>
    </message>
    <message>
        <source>What one person may get from us within 12 months before the form warns of bribery; 0: no limit.</source>
        <translation>同一人 12 个月内从我方收到的超过此数，表单会提醒可能涉嫌贿赂；0 为不限。</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>the other side of good relations</source>
        <translation>关系的另一面</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Cases needed</source>
        <translation>最少例数</translation>
    </message>
    <message>
        <source>With fewer a warning says that data are missing.</source>
        <translation>少于此数只说资料不足。</translation>
    </message>
    <message>
        <source>One customer's share of revenue</source>
        <translation>单一客户收入占比</translation>
    </message>
    <message>
        <source>Of the last 12 months.</source>
        <translation>近 12 个月。</translation>
    </message>
    <message>
        <source>Customers on one person</source>
        <translation>系于一人的客户数</translation>
    </message>
    <message>
        <source>So many customers that hang on one person alone.</source>
        <translation>只靠一个人维系的客户达到此数。</translation>
    </message>
    <message>
        <source>Favours apart</source>
        <translation>人情相差</translation>
    </message>
    <message>
        <source>More given than received, or the other way round.</source>
        <translation>送出多于收到，或相反。</translation>
    </message>
    <message>
        <source>Orders on discount</source>
        <translation>折扣订单占比</translation>
    </message>
    <message>
        <source>A customer who buys on discount only.</source>
        <translation>只在打折时购买的客户。</translation>
    </message>
    <message>
        <source>One introducer's share</source>
        <translation>单一介绍人占比</translation>
    </message>
    <message>
        <source>Of the new customers of the last 12 months.</source>
        <translation>近 12 个月的新客户中。</translation>
    </message>
    <message>
        <source>Margin eaten by discounts</source>
        <translation>折扣吃掉的毛利</translation>
    </message>
    <message>
        <source>With long-standing customers.</source>
        <translation>针对老客户。</translation>
    </message>
    <message>
        <source>Long-standing after</source>
        <translation>多久算老客户</translation>
    </message>
    <message>
        <source> years</source>
        <translation> 年</translation>
    </message>
    <message>
        <source>Since the first order.</source>
        <translation>自首单起。</translation>
    </message>
</context>
<context>
    <name>RepeatField</name>
    <message>
        <source>every 2nd month on the last Friday, every lunar 8/15</source>
        <translation>每2个月最后一个周五、每年农历八月十五</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>No repetition was understood from this.</source>
        <translation>没看懂怎样重复。</translation>
    </message>
    <message>
        <source>then {days}</source>
        <translation>接下来 {days}</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>不重复</translation>
    </message>
</context>
<context>
    <name>ResultPreview</name>
    <message>
        <source>Row before</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Row after</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>row {row} of {count}</source>
        <translation>第 {row} 行，共 {count} 行</translation>
    </message>
    <message>
        <source>How it will look</source>
        <translation>导入后的样子</translation>
    </message>
    <message>
        <source>No row gives a record with this matching.</source>
        <translation>按现在的列对应，没有一行能成为记录。</translation>
    </message>
    <message>
        <source>Birthday {day}</source>
        <translation>生日 {day}</translation>
    </message>
    <message>
        <source>Total so far {money}</source>
        <translation>累计 {money}</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Return or credit</source>
        <translation>退货或冲减</translation>
    </message>
    <message>
        <source>Credit without goods</source>
        <translation>仅冲减金额</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>冲减金额</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>“{text}” is not an amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
    <message>
        <source>“{text}” is not a quantity.</source>
        <translation>“{text}”不是数量。</translation>
    </message>
    <message>
        <source>Say on which day.</source>
        <translation>请填写日期。</translation>
    </message>
</context>
<context>
    <name>ReviewStep</name>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Likely duplicates</source>
        <translation>可能重复</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>Only what must be solved</source>
        <translation>只看必须处理的</translation>
    </message>
    <message>
        <source>Nothing to look at</source>
        <translation>没有要看的</translation>
    </message>
    <message>
        <source>For all of them</source>
        <translation>全部设为</translation>
    </message>
    <message>
        <source>must be solved</source>
        <translation>必须处理</translation>
    </message>
    <message>
        <source>can stay</source>
        <translation>可忽略</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>轻重</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Value (Enter to mend it)</source>
        <translation>内容（回车修改）</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>Resembles</source>
        <translation>像是</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Odds</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>No likely duplicates</source>
        <translation>没有可能的重复</translation>
    </message>
    <message>
        <source>You can go on.</source>
        <translation>可以继续下一步。</translation>
    </message>
    <message>
        <source>Going through all rows…</source>
        <translation>正在逐行检查全部内容…</translation>
    </message>
    <message>
        <source>{count} rows are known in full already and are passed over</source>
        <translation>{count} 行内容完全已有，自动略过</translation>
    </message>
    <message>
        <source>{count} mended</source>
        <translation>已改 {count} 处</translation>
    </message>
    <message>
        <source>Enter mends the value, X leaves the row out</source>
        <translation>回车修改内容，X 跳过这一行</translation>
    </message>
    <message>
        <source>M merges, B keeps both, S skips</source>
        <translation>M 合并，B 都保留，S 跳过</translation>
    </message>
</context>
<context>
    <name>RingField</name>
    <message>
        <source>Ring</source>
        <translation>圈层</translation>
    </message>
    <message>
        <source>No ring</source>
        <translation>不定圈层</translation>
    </message>
</context>
<context>
    <name>RingMenu</name>
    <message>
        <source>Ring</source>
        <translation>圈层</translation>
    </message>
    <message>
        <source>No ring</source>
        <translation>不定圈层</translation>
    </message>
</context>
<context>
    <name>RivalsCard</name>
    <message>
        <source>Competitors</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>what they offer, and deals won and lost against them</source>
        <translation>他们的报价，以及与其竞争的胜负</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>Nobody else is known to be in it. Ask whom they also talk to.</source>
        <translation>还不知道有别家。问问客户还在和谁谈。</translation>
    </message>
    <message>
        <source>offer not known</source>
        <translation>报价不详</translation>
    </message>
    <message>
        <source>won {count}</source>
        <translation>赢 {count}</translation>
    </message>
    <message>
        <source>lost {count}</source>
        <translation>输 {count}</translation>
    </message>
    <message>
        <source>Change the offer …</source>
        <translation>修改报价…</translation>
    </message>
    <message>
        <source>About them</source>
        <translation>对手档案</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>No longer in this deal</source>
        <translation>已退出本商机</translation>
    </message>
    <message>
        <source>as much as ours</source>
        <translation>与我方相同</translation>
    </message>
    <message>
        <source>{amount} below ours</source>
        <translation>比我方低 {amount}</translation>
    </message>
    <message>
        <source>{amount} above ours</source>
        <translation>比我方高 {amount}</translation>
    </message>
</context>
<context>
    <name>RowsCard</name>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
</context>
<context>
    <name>RuleGroup</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>任一</translation>
    </message>
    <message>
        <source>None</source>
        <translation>都不</translation>
    </message>
    <message>
        <source>How many must hold</source>
        <translation>需满足多少</translation>
    </message>
    <message>
        <source>of these hold</source>
        <translation>满足以下条件</translation>
    </message>
    <message>
        <source>Remove the group</source>
        <translation>移除分组</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>相关内容</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
</context>
<context>
    <name>RuleLine</name>
    <message>
        <source>Words or number</source>
        <translation>词语或数值</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
</context>
<context>
    <name>SalesCharts</name>
    <message>
        <source>Revenue and forecast</source>
        <translation>收入与预测</translation>
    </message>
    <message>
        <source>From lead to deal</source>
        <translation>从线索到成交</translation>
    </message>
    <message>
        <source>Deals by stage</source>
        <translation>商机阶段</translation>
    </message>
    <message>
        <source>Return of channels</source>
        <translation>渠道回报</translation>
    </message>
    <message>
        <source>Return of campaigns</source>
        <translation>活动回报</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>Why deals are lost</source>
        <translation>丢单原因</translation>
    </message>
    <message>
        <source>Competitors</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>80% band</source>
        <translation>80% 区间</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Deals won</source>
        <translation>成交商机</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回报</translation>
    </message>
    <message>
        <source>Answer worked</source>
        <translation>应答有效</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Deals lost</source>
        <translation>丢单</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Won against</source>
        <translation>赢</translation>
    </message>
    <message>
        <source>Lost to</source>
        <translation>输</translation>
    </message>
</context>
<context>
    <name>SalesSwitch</name>
    <message>
        <source>Quotes</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Receivables</source>
        <translation>应收账款</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Selling</source>
        <translation>销售</translation>
    </message>
</context>
<context>
    <name>ScorePanel</name>
    <message>
        <source>Why {score} points</source>
        <translation>为什么是 {score} 分</translation>
    </message>
</context>
<context>
    <name>ScoreSection</name>
    <message>
        <source>Keep the rules</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>Rules of the program</source>
        <translation>恢复默认规则</translation>
    </message>
    <message>
        <source>{factor}, {percent} %</source>
        <translation>{factor}，{percent}%</translation>
    </message>
    <message>
        <source>The ideal customer</source>
        <translation>理想客户</translation>
    </message>
    <message>
        <source>Empty: what those who bought have in common.</source>
        <translation>留空时取买过的客户的共同点。</translation>
    </message>
    <message>
        <source>Industries</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Learned odds</source>
        <translation>预测成交率</translation>
    </message>
</context>
<context>
    <name>SegmentDialog</name>
    <message>
        <source>Edit segment</source>
        <translation>编辑细分</translation>
    </message>
    <message>
        <source>New segment</source>
        <translation>新建细分</translation>
    </message>
    <message>
        <source>Silent gyms in Hangzhou</source>
        <translation>杭州的沉默健身房</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>city = Hangzhou and no interaction (day within 30)</source>
        <translation>城市 = 杭州 且 没有 沟通（日期 最近 30 天）</translation>
    </message>
    <message>
        <source>As a line</source>
        <translation>规则文本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} / 共 {total}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A condition above has no value yet: fill it in or remove it.</source>
        <translation>上面有条件还没有填值：请填写或移除。</translation>
    </message>
</context>
<context>
    <name>SegmentWords</name>
    <message>
        <source>is</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不等于</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>below</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>不超过</translation>
    </message>
    <message>
        <source>above</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>不低于</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>开头是</translation>
    </message>
    <message>
        <source>in the last (days)</source>
        <translation>最近（天）</translation>
    </message>
    <message>
        <source>longer ago than (days)</source>
        <translation>超过（天）</translation>
    </message>
    <message>
        <source>in the next (days)</source>
        <translation>未来（天）</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is filled in</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>on</source>
        <translation>在</translation>
    </message>
    <message>
        <source>not on</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>on one of</source>
        <translation>在其中一天</translation>
    </message>
    <message>
        <source>before</source>
        <translation>早于</translation>
    </message>
    <message>
        <source>until</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>after</source>
        <translation>晚于</translation>
    </message>
    <message>
        <source>from</source>
        <translation>自</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>several, with commas between</source>
        <translation>多个值，用逗号分隔</translation>
    </message>
    <message>
        <source>2026-09-16, yesterday</source>
        <translation>2026-09-16、昨天</translation>
    </message>
    <message>
        <source>12,000 or 12k</source>
        <translation>12,000 或 1.2万</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
</context>
<context>
    <name>ServiceCard</name>
    <message>
        <source>Service and satisfaction</source>
        <translation>服务与满意度</translation>
    </message>
    <message>
        <source>Note an answer</source>
        <translation>记录满意度</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>No case, and nobody was asked yet.</source>
        <translation>没有工单，也还没有回访过。</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结单</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Work and reminders</source>
        <translation>工作与提醒</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>跟进流程</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Lead score</source>
        <translation>线索评分</translation>
    </message>
    <message>
        <source>Relations and favours</source>
        <translation>关系与人情</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>客户判断</translation>
    </message>
    <message>
        <source>Questions and needs</source>
        <translation>问题与需求</translation>
    </message>
    <message>
        <source>How to talk</source>
        <translation>应对建议</translation>
    </message>
    <message>
        <source>Playbook</source>
        <translation>应对方案</translation>
    </message>
    <message>
        <source>Objection answers</source>
        <translation>异议应答</translation>
    </message>
    <message>
        <source>Stages of deals</source>
        <translation>商机阶段</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>信头与报价</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Anywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>In a list</source>
        <translation>列表中</translation>
    </message>
    <message>
        <source>On the board of deals</source>
        <translation>商机看板</translation>
    </message>
    <message>
        <source>In a dialog</source>
        <translation>对话框中</translation>
    </message>
    <message>
        <source>Tick several rows in a row</source>
        <translation>连续勾选多行</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>编辑单元格</translation>
    </message>
    <message>
        <source>Edit the record</source>
        <translation>编辑记录</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>Last row</source>
        <translation>最后一行</translation>
    </message>
    <message>
        <source>Clear the search, then the ticks</source>
        <translation>先清除搜索，再取消勾选</translation>
    </message>
    <message>
        <source>Save and log the next one</source>
        <translation>保存并记录下一条</translation>
    </message>
    <message>
        <source>Log somebody else</source>
        <translation>换一位客户</translation>
    </message>
    <message>
        <source>Kind of the talk, Alt+1 to Alt+8</source>
        <translation>沟通方式，Alt+1 至 Alt+8</translation>
    </message>
    <message>
        <source>Mood, Ctrl+Alt+1 to Ctrl+Alt+5</source>
        <translation>满意度，Ctrl+Alt+1 至 Ctrl+Alt+5</translation>
    </message>
    <message>
        <source>Open the calendar of a date field</source>
        <translation>打开日期栏的日历</translation>
    </message>
    <message>
        <source>Close; asks only if text would be lost</source>
        <translation>关闭；会丢失文字时才询问</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search a key or what it does</source>
        <translation>搜索按键或功能</translation>
    </message>
    <message>
        <source>No key does this.</source>
        <translation>没有这样的快捷键。</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Until this is mended, the value or the whole row is left out.</source>
        <translation>改好之前，这个值或整行不会导入。</translation>
    </message>
    <message>
        <source>This goes in as described; nothing needs to be done.</source>
        <translation>会按上述方式导入，无需处理。</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>系统中</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>Merging takes over what the file says; what it does not say stays.</source>
        <translation>合并以文件内容为准，文件没有的保持不变。</translation>
    </message>
    <message>
        <source>Merging fills what is empty and adds new phones and tags; it never overwrites.</source>
        <translation>合并只补空白项、添加新的电话和标签，从不覆盖已有内容。</translation>
    </message>
    <message>
        <source>Row {line}</source>
        <translation>第 {line} 行</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>SimilarHint</name>
    <message>
        <source>Open it</source>
        <translation>打开看看</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SolutionLine</name>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Why this one</source>
        <translation>推荐理由</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>无价格</translation>
    </message>
</context>
<context>
    <name>SolutionPanel</name>
    <message>
        <source>Not covered yet</source>
        <translation>尚未满足</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Propose products</source>
        <translation>推荐产品</translation>
    </message>
    <message>
        <source>Into the quote</source>
        <translation>转为报价</translation>
    </message>
    <message>
        <source>Add a product: code, name or pinyin</source>
        <translation>添加产品：编码、名称或拼音</translation>
    </message>
    <message>
        <source>Nothing is proposed yet.</source>
        <translation>方案里还没有产品。</translation>
    </message>
    <message>
        <source>Nothing is proposed yet. With needs put down, products can be proposed for them.</source>
        <translation>方案里还没有产品。记下需求后即可推荐产品。</translation>
    </message>
    <message>
        <source>Total at list prices {amount}</source>
        <translation>按价目表合计 {amount}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
</context>
<context>
    <name>SpanBar</name>
    <message>
        <source>Last 3 months</source>
        <translation>近 3 个月</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Own dates</source>
        <translation>自选日期</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期范围</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>StageLine</name>
    <message>
        <source>Name of the stage {name}</source>
        <translation>阶段“{name}”的名称</translation>
    </message>
    <message>
        <source>Odds of {name}</source>
        <translation>“{name}”的成交率</translation>
    </message>
    <message>
        <source>Towards the beginning</source>
        <translation>往前移</translation>
    </message>
    <message>
        <source>Towards the end</source>
        <translation>往后移</translation>
    </message>
    <message>
        <source>Remove the stage</source>
        <translation>删除阶段</translation>
    </message>
</context>
<context>
    <name>StagesSection</name>
    <message>
        <source>deals of a removed one go to the one before it</source>
        <translation>删除阶段时，其中的商机移到前一阶段</translation>
    </message>
    <message>
        <source>Stages of deals</source>
        <translation>商机阶段</translation>
    </message>
    <message>
        <source>The odds weigh the forecast. Once {count} deals have ended, your own history says them instead.</source>
        <translation>成交率用于加权预测。满 {count} 个已结束的商机后，改用自己的历史。</translation>
    </message>
    <message>
        <source>Name of a new stage</source>
        <translation>新阶段名称</translation>
    </message>
    <message>
        <source>Odds</source>
        <translation>成交率</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不设</translation>
    </message>
    <message>
        <source>Stands as a line in the forecast of the deals. Empty: none.</source>
        <translation>在商机的预测图上显示为一条线。不填就没有。</translation>
    </message>
    <message>
        <source>Sales per month</source>
        <translation>每月销售额</translation>
    </message>
</context>
<context>
    <name>StakesCard</name>
    <message>
        <source>Who decides</source>
        <translation>决策关系</translation>
    </message>
    <message>
        <source>Change who decides</source>
        <translation>修改决策关系</translation>
    </message>
    <message>
        <source>Nobody is named yet.</source>
        <translation>还没有填写相关人。</translation>
    </message>
    <message>
        <source>Name who decides</source>
        <translation>填写相关人</translation>
    </message>
    <message>
        <source>Map of who decides: {people}</source>
        <translation>决策关系：{people}</translation>
    </message>
    <message>
        <source>main contact</source>
        <translation>主要联系人</translation>
    </message>
    <message>
        <source>no role</source>
        <translation>未定角色</translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message>
        <source>Statement</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Say from which day.</source>
        <translation>请填写开始日期。</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>结束日期早于开始日期。</translation>
    </message>
    <message>
        <source>{opening} before, {closing} at the end</source>
        <translation>期初 {opening}，期末 {closing}</translation>
    </message>
    <message>
        <source>Nothing was ordered or paid in these days.</source>
        <translation>这段时间没有订单和回款。</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>The backup failed</source>
        <translation>备份失败</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Backed up: {when}</source>
        <translation>已备份 {when}</translation>
    </message>
    <message>
        <source>{count} days without backup</source>
        <translation>{count} 天没备份</translation>
    </message>
    <message>
        <source>1 day without backup</source>
        <translation>1 天没备份</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Propose “{text}”</source>
        <translation>建议“{text}”</translation>
    </message>
    <message>
        <source>What is proposed</source>
        <translation>建议内容</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Days after</source>
        <translation>几天后</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天后</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>第 {number} 步，共 {count} 步：{name}</translation>
    </message>
</context>
<context>
    <name>SuggestionRow</name>
    <message>
        <source>Promise kept</source>
        <translation>承诺已兑现</translation>
    </message>
    <message>
        <source>Plan a follow-up</source>
        <translation>安排跟进</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今天不再提示</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>Reset columns</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Put on</source>
        <translation>加上</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 条记录</translation>
    </message>
</context>
<context>
    <name>TagEdit</name>
    <message>
        <source>Add a tag</source>
        <translation>加标签</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>琥珀</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>玫红</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>无颜色</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <source>Name of the tag {name}</source>
        <translation>标签“{name}”的名称</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Letter of the tag {name}</source>
        <translation>标签 {name} 的字母</translation>
    </message>
    <message>
        <source>A–Z</source>
        <translation>A–Z</translation>
    </message>
    <message>
        <source>on {count} records</source>
        <translation>用于 {count} 条记录</translation>
    </message>
    <message>
        <source>on 1 record</source>
        <translation>用于 1 条记录</translation>
    </message>
    <message>
        <source>on 1,000 or more</source>
        <translation>用于 1,000 条以上</translation>
    </message>
    <message>
        <source>Remove the tag</source>
        <translation>删除标签</translation>
    </message>
</context>
<context>
    <name>TagsSection</name>
    <message>
        <source>give one the name of another to make them one; in lists Shift and its letter puts one on</source>
        <translation>改成另一个标签的名字即合并；在列表中按 Shift 加字母即贴上</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Filter the tags</source>
        <translation>筛选标签</translation>
    </message>
    <message>
        <source>No tags yet. They are made where customers are edited.</source>
        <translation>还没有标签。编辑客户时即可添加。</translation>
    </message>
    <message>
        <source>No tag has this in its name.</source>
        <translation>没有名字里含有这个的标签。</translation>
    </message>
    <message>
        <source>{count} more: use the filter</source>
        <translation>还有 {count} 个，请用筛选</translation>
    </message>
</context>
<context>
    <name>TalkDialog</name>
    <message>
        <source>Talk</source>
        <translation>沟通记录</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>和谁</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>How they felt</source>
        <translation>对方情绪</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>{name} cannot be attached.</source>
        <translation>{name} 无法添加。</translation>
    </message>
    <message>
        <source>This day or time is not understood.</source>
        <translation>看不懂这个日期或时间。</translation>
    </message>
</context>
<context>
    <name>TalkFiles</name>
    <message>
        <source>Attach a file</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Picture {when}</source>
        <translation>图片 {when}</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} 读不出来。</translation>
    </message>
    <message>
        <source>{name} is larger than 50 MB.</source>
        <translation>{name} 超过 50 MB。</translation>
    </message>
</context>
<context>
    <name>TalkRow</name>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
</context>
<context>
    <name>TalksCard</name>
    <message>
        <source>What happened</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Talks</source>
        <translation>沟通</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>往来</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成跟进</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Search what was said</source>
        <translation>搜索沟通内容</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} 条</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 条</translation>
    </message>
    <message>
        <source>Nothing like this here.</source>
        <translation>没有这样的记录。</translation>
    </message>
    <message>
        <source>Nothing yet. Write the first talk above.</source>
        <translation>还没有往来，在上面写下第一次沟通。</translation>
    </message>
    <message>
        <source>from {day} back</source>
        <translation>{day}及更早</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Changes of this entry</source>
        <translation>这条记录的变更</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>We promised …</source>
        <translation>我方承诺了…</translation>
    </message>
    <message>
        <source>They objected …</source>
        <translation>客户提出异议…</translation>
    </message>
</context>
<context>
    <name>TargetBox</name>
    <message>
        <source>Do not import</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Keep in the note</source>
        <translation>存入备注</translation>
    </message>
</context>
<context>
    <name>TemperamentDialog</name>
    <message>
        <source>How they like to talk</source>
        <translation>沟通风格</translation>
    </message>
    <message>
        <source>Answer what you have seen; leave out the rest.</source>
        <translation>看到过的就选，没看到的留空。</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>还没看到</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Not clear yet: one more observation, or choose it yourself.</source>
        <translation>还不明确：再观察一项，或直接选择。</translation>
    </message>
</context>
<context>
    <name>TemplatesButton</name>
    <message>
        <source>Message templates</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Keep this message as a template</source>
        <translation>把这段话存为常用语</translation>
    </message>
    <message>
        <source>Remove a template</source>
        <translation>删除常用语</translation>
    </message>
</context>
<context>
    <name>TermDialog</name>
    <message>
        <source>Term</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>They ask</source>
        <translation>对方要求</translation>
    </message>
    <message>
        <source>We offer</source>
        <translation>我方提出</translation>
    </message>
    <message>
        <source>Our floor</source>
        <translation>我方底线</translation>
    </message>
    <message>
        <source>12,000 or 12k</source>
        <translation>12,000 或 1.2万</translation>
    </message>
    <message>
        <source>{what}, in words</source>
        <translation>{what}（说明）</translation>
    </message>
    <message>
        <source>Only you see the floor: it is in no document and no export.</source>
        <translation>底线仅自己可见，不进入任何单据和导出。</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>已谈定</translation>
    </message>
</context>
<context>
    <name>TermsCard</name>
    <message>
        <source>Terms</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Nothing is on the table yet. Note what they ask and, before you answer, your floor.</source>
        <translation>还没有开始谈。先记下对方的要求，答复之前定好自己的底线。</translation>
    </message>
    <message>
        <source>They ask</source>
        <translation>对方要求</translation>
    </message>
    <message>
        <source>We offer</source>
        <translation>我方提出</translation>
    </message>
    <message>
        <source>Our floor</source>
        <translation>我方底线</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>已谈定</translation>
    </message>
    <message>
        <source>Change the term {name}</source>
        <translation>修改条款{name}</translation>
    </message>
    <message>
        <source>More about the term {name}</source>
        <translation>条款{name}的更多操作</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>TestLine</name>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Remove the condition</source>
        <translation>移除条件</translation>
    </message>
</context>
<context>
    <name>TieDialog</name>
    <message>
        <source>Edit the tie</source>
        <translation>修改关系</translation>
    </message>
    <message>
        <source>New tie</source>
        <translation>新建关系</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>To ourselves</source>
        <translation>与我方</translation>
    </message>
    <message>
        <source>Is tied to</source>
        <translation>与谁有关系</translation>
    </message>
    <message>
        <source>Is their</source>
        <translation>是对方的</translation>
    </message>
    <message>
        <source>In your own words, such as “cousin”</source>
        <translation>用自己的话写，例如“表姐”</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>自定称谓</translation>
    </message>
    <message>
        <source>Empty: the same</source>
        <translation>不填则相同</translation>
    </message>
    <message>
        <source>The other is called</source>
        <translation>对方称谓</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>How close</source>
        <translation>亲疏</translation>
    </message>
    <message>
        <source>2019, 2019-05 or a day</source>
        <translation>2019、2019-05 或具体日期</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>始于</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Choose a customer or a contact.</source>
        <translation>请选择客户或联系人。</translation>
    </message>
</context>
<context>
    <name>TiesCard</name>
    <message>
        <source>Ties</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Add a tie</source>
        <translation>添加关系</translation>
    </message>
    <message>
        <source>Who knows whom? Say who is tied to them, and ways open.</source>
        <translation>谁认识谁？写下与其有关系的人，路就打开了。</translation>
    </message>
    <message>
        <source>{role} of {name}</source>
        <translation>{name}的{role}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开{name}</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Contacts this week</source>
        <translation>本周沟通</translation>
    </message>
    <message>
        <source>New leads this week</source>
        <translation>本周新线索</translation>
    </message>
    <message>
        <source>Follow-ups on time</source>
        <translation>按时跟进</translation>
    </message>
    <message>
        <source>Quiet for over {days} days</source>
        <translation>超过 {days} 天未联系</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>共 {count} 位</translation>
    </message>
    <message>
        <source>on last week to date</source>
        <translation>比上周同期</translation>
    </message>
    <message>
        <source>as last week to date</source>
        <translation>与上周同期相同</translation>
    </message>
    <message>
        <source>nothing was due in 30 days</source>
        <translation>30 天内没有到期的</translation>
    </message>
    <message>
        <source>of {count} due in 30 days</source>
        <translation>30 天内到期 {count} 项</translation>
    </message>
    <message>
        <source>{count} important</source>
        <translation>重点 {count} 位</translation>
    </message>
</context>
<context>
    <name>TimePage</name>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>还有 {count} 项</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>往来</translation>
    </message>
</context>
<context>
    <name>TodayActions</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done with a result …</source>
        <translation>完成并写结果…</translation>
    </message>
    <message>
        <source>Postpone …</source>
        <translation>改期…</translation>
    </message>
    <message>
        <source>Log interaction …</source>
        <translation>记录沟通…</translation>
    </message>
    <message>
        <source>New follow-up …</source>
        <translation>新建跟进…</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消这项跟进</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Birthday greeting for {name}</source>
        <translation>给{name}送生日祝福</translation>
    </message>
    <message>
        <source>First call</source>
        <translation>首次电话联系</translation>
    </message>
    <message>
        <source>Answer: {words}</source>
        <translation>答复：{words}</translation>
    </message>
    <message>
        <source>Next step for {deal}</source>
        <translation>{deal} 的下一步</translation>
    </message>
    <message>
        <source>Ask how things are</source>
        <translation>问候近况</translation>
    </message>
    <message>
        <source>{what} of {name}</source>
        <translation>{name}的{what}</translation>
    </message>
    <message>
        <source>Greetings for {festival}</source>
        <translation>{festival}问候</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Hide</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Move all to today</source>
        <translation>全部改到今天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>postponed {count}×</source>
        <translation>已改期 {count} 次</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>{count} due</source>
        <translation>{count} 项待办</translation>
    </message>
    <message>
        <source>{count} due, {done} done today</source>
        <translation>{count} 项待办，今天已完成 {done} 项</translation>
    </message>
    <message>
        <source>Nothing of this kind is planned</source>
        <translation>没有这一类跟进</translation>
    </message>
    <message>
        <source>Choose All to see every follow-up.</source>
        <translation>选“全部”可看到所有跟进。</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Bring in the files you have, or plan a first follow-up.</source>
        <translation>导入手上的文件，或者先安排一项跟进。</translation>
    </message>
    <message>
        <source>Nothing is planned</source>
        <translation>还没有跟进计划</translation>
    </message>
    <message>
        <source>Plan a follow-up, or log a talk and write the next date into it.</source>
        <translation>新建一项跟进，或记录一次沟通并写上下次的日期。</translation>
    </message>
    <message>
        <source>Move everything overdue to today</source>
        <translation>逾期的全部改到今天</translation>
    </message>
    <message>
        <source>Show the whole list</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Hide what comes later</source>
        <translation>收起以后的</translation>
    </message>
    <message>
        <source>Show what comes later</source>
        <translation>展开以后的</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>拜访</translation>
    </message>
    <message>
        <source>Only important</source>
        <translation>仅重点</translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation>仅我的</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>晚上好</translation>
    </message>
    <message>
        <source>Good evening, {name}</source>
        <translation>晚上好，{name}</translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>早上好</translation>
    </message>
    <message>
        <source>Good morning, {name}</source>
        <translation>早上好，{name}</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>下午好</translation>
    </message>
    <message>
        <source>Good afternoon, {name}</source>
        <translation>下午好，{name}</translation>
    </message>
    <message>
        <source>{festival} today</source>
        <translation>今天是{festival}</translation>
    </message>
    <message>
        <source>{festival} tomorrow</source>
        <translation>明天是{festival}</translation>
    </message>
    <message>
        <source>{days} days to {festival}</source>
        <translation>距{festival} {days} 天</translation>
    </message>
    <message>
        <source>Nothing is due today</source>
        <translation>今天没有到期的事</translation>
    </message>
    <message>
        <source>1 thing to do</source>
        <translation>今天有 1 件事</translation>
    </message>
    <message>
        <source>{count} things to do</source>
        <translation>今天有 {count} 件事</translation>
    </message>
    <message>
        <source>{todo}, {urgent} of them urgent</source>
        <translation>{todo}，其中 {urgent} 件最要紧</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Find or jump</source>
        <translation>搜索或跳转</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Lianyi</source>
        <translation>打开涟漪</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Lianyi keeps running for your reminders; quit it here in the tray.</source>
        <translation>涟漪会继续运行以便提醒您；可在托盘图标中退出。</translation>
    </message>
    <message>
        <source>This desktop has no tray, so Lianyi is minimised and keeps reminding. Quit with {key}.</source>
        <translation>此桌面没有托盘，涟漪已最小化并会继续提醒。按 {key} 退出。</translation>
    </message>
</context>
<context>
    <name>UnscheduledList</name>
    <message>
        <source>Not scheduled</source>
        <translation>未安排</translation>
    </message>
</context>
<context>
    <name>UpgradeWindow</name>
    <message>
        <source>Bringing your data up to date</source>
        <translation>正在升级您的数据</translation>
    </message>
    <message>
        <source>{file} was written by an earlier version of Lianyi. This is done once.</source>
        <translation>{file} 由较早版本的涟漪写成。只需升级一次。</translation>
    </message>
    <message>
        <source>A copy is kept in {folder} first. Should the program or the computer stop meanwhile, your file is as before.</source>
        <translation>升级前会先在 {folder} 保留一份副本。即使中途程序或电脑停止，您的文件也保持原样。</translation>
    </message>
    <message>
        <source>Stopping; your file stays as it was…</source>
        <translation>正在停止；您的文件保持原样……</translation>
    </message>
    <message>
        <source>{gone} so far, about {left} to go</source>
        <translation>已用 {gone}，大约还需 {left}</translation>
    </message>
    <message>
        <source>{gone} so far</source>
        <translation>已用 {gone}</translation>
    </message>
</context>
<context>
    <name>ValueCard</name>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>last 12 months {sum}</source>
        <translation>近 12 个月 {sum}</translation>
    </message>
    <message>
        <source>last 12 months {sum}, {percent}%</source>
        <translation>近 12 个月 {sum}，{percent}%</translation>
    </message>
    <message>
        <source>Ranks need {least} customers with orders; there are {count}.</source>
        <translation>排名需要 {least} 位有订单的客户，现有 {count} 位，资料不足。</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>{count} 天前</translation>
    </message>
    <message>
        <source>{count} orders</source>
        <translation>{count} 单</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Recency</source>
        <translation>R 近度</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>F 频度</translation>
    </message>
    <message>
        <source>1 order</source>
        <translation>1 单</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>M 金额</translation>
    </message>
    <message>
        <source>Keep or let go: {verdict}</source>
        <translation>去留评估：{verdict}</translation>
    </message>
    <message>
        <source>Margin a year so far</source>
        <translation>历年年均毛利</translation>
    </message>
    <message>
        <source>× chance to win back</source>
        <translation>× 挽回机会</translation>
    </message>
    <message>
        <source>− cost to win back</source>
        <translation>− 挽回成本</translation>
    </message>
    <message>
        <source>− cost to serve, 12 months</source>
        <translation>− 近 12 个月服务成本</translation>
    </message>
    <message>
        <source>= left a year</source>
        <translation>＝ 每年剩余</translation>
    </message>
</context>
<context>
    <name>VerdictDialog</name>
    <message>
        <source>Why</source>
        <translation>判断依据</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>On the day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Rhythm of the firm</source>
        <translation>随公司的节奏</translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation>购买节奏</translation>
    </message>
    <message>
        <source>Temperament not known</source>
        <translation>沟通风格未知</translation>
    </message>
    <message>
        <source>Temperament</source>
        <translation>沟通风格</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手工设定</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>恢复跟进</translation>
    </message>
    <message>
        <source>Give up…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>从{day}起</translation>
    </message>
    <message>
        <source>Take the pin off: {axis}</source>
        <translation>取消固定：{axis}</translation>
    </message>
    <message>
        <source>Pin: {axis}</source>
        <translation>固定：{axis}</translation>
    </message>
    <message>
        <source>How it came to be so</source>
        <translation>变化经过</translation>
    </message>
    <message>
        <source>Nothing changed up to this day.</source>
        <translation>到这一天为止没有变化。</translation>
    </message>
    <message>
        <source>and {count} earlier changes</source>
        <translation>还有 {count} 次更早的变化</translation>
    </message>
</context>
<context>
    <name>VerdictMarks</name>
    <message>
        <source>{verdicts}: why?</source>
        <translation>{verdicts}：为什么？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
</context>
<context>
    <name>VerdictSection</name>
    <message>
        <source>Keep the thresholds</source>
        <translation>保存阈值</translation>
    </message>
    <message>
        <source>Thresholds of the program</source>
        <translation>恢复默认阈值</translation>
    </message>
    <message>
        <source>Purchase rhythm</source>
        <translation>购买节奏</translation>
    </message>
    <message>
        <source>The own rhythm g is what lies between two orders; new customers take that of like ones.</source>
        <translation>g 是自身两次购买的间隔，新客户参照同类客户。</translation>
    </message>
    <message>
        <source>Silent, at risk, lost</source>
        <translation>沉默、潜在流失、流失</translation>
    </message>
    <message>
        <source>In multiples of g, and in days.</source>
        <translation>按 g 的倍数和天数。</translation>
    </message>
    <message>
        <source>Warnings in spite of orders</source>
        <translation>有订单时的预警</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>New and loyal</source>
        <translation>新客户与忠诚客户</translation>
    </message>
    <message>
        <source>Stages of the lifecycle</source>
        <translation>生命周期阶段</translation>
    </message>
    <message>
        <source>Ranks and classes</source>
        <translation>排名与分类</translation>
    </message>
</context>
<context>
    <name>ViewTabs</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Save current filter</source>
        <translation>保存当前筛选</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Keep what is shown now in it</source>
        <translation>用当前筛选更新</translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation>删除视图</translation>
    </message>
</context>
<context>
    <name>WarningsBook</name>
    <message>
        <source>Warnings</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Relations carry business, and have another side. The limits are in the settings.</source>
        <translation>关系带来生意，也有另一面。界限可在设置里调整。</translation>
    </message>
    <message>
        <source>Nothing to warn of.</source>
        <translation>没有需要提醒的。</translation>
    </message>
    <message>
        <source>{count} in all</source>
        <translation>共 {count} 条</translation>
    </message>
</context>
<context>
    <name>WaysCard</name>
    <message>
        <source>Who can introduce me</source>
        <translation>谁能引荐我</translation>
    </message>
    <message>
        <source>Arrange the introduction</source>
        <translation>安排引荐</translation>
    </message>
    <message>
        <source>1 way</source>
        <translation>1 条路径</translation>
    </message>
    <message>
        <source>{count} ways</source>
        <translation>{count} 条路径</translation>
    </message>
    <message>
        <source>Ask {first} to introduce {name}</source>
        <translation>请{first}引荐{name}</translation>
    </message>
</context>
<context>
    <name>WaysView</name>
    <message>
        <source>You know them yourself: {ring}</source>
        <translation>你本人认识：{ring}</translation>
    </message>
    <message>
        <source>Nobody you know has a tie to them yet.</source>
        <translation>你认识的人里还没有谁与其有关系。</translation>
    </message>
    <message>
        <source>Rings add up to {sum}</source>
        <translation>圈层合计 {sum}</translation>
    </message>
    <message>
        <source>Or over {way} ({sum})</source>
        <translation>或经 {way}（{sum}）</translation>
    </message>
</context>
<context>
    <name>WhenHeld</name>
    <message>
        <source>By us</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>By them</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Who spoke first</source>
        <translation>谁主动联系</translation>
    </message>
    <message>
        <source>Day of the talk</source>
        <translation>沟通日期</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Time of the talk</source>
        <translation>沟通时间</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>How long it took</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>This is no day or time.</source>
        <translation>看不懂这个日期或时间。</translation>
    </message>
    <message>
        <source>A talk cannot lie ahead; plan a follow-up instead.</source>
        <translation>沟通时间不能在将来；请改为安排跟进。</translation>
    </message>
</context>
<context>
    <name>WhomField</name>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>No contact</source>
        <translation>不指定联系人</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
</context>
<context>
    <name>WordingLine</name>
    <message>
        <source>Say the reason first.</source>
        <translation>先说理由。</translation>
    </message>
    <message>
        <source>Say what comes next, and by when.</source>
        <translation>说清下一步和时间。</translation>
    </message>
    <message>
        <source>“{said}”: {why}</source>
        <translation>“{said}”：{why}</translation>
    </message>
</context>
<context>
    <name>WordingRow</name>
    <message>
        <source>Words that are noticed</source>
        <translation>会提醒的词</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Say instead</source>
        <translation>改说</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>WorkSection</name>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>kept in the data file, for everybody who uses it</source>
        <translation>存在数据文件里，所有使用者共用</translation>
    </message>
    <message>
        <source>Work begins</source>
        <translation>上班时间</translation>
    </message>
    <message>
        <source>Work ends</source>
        <translation>下班时间</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Proposed next steps fall on these.</source>
        <translation>建议的下一步安排在这些日子。</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>“By the end of work” and the shaded part of the calendar.</source>
        <translation>用于“下班前”和日历里的工作时段。</translation>
    </message>
    <message>
        <source>Public holidays</source>
        <translation>法定节假日</translation>
    </message>
    <message>
        <source>With make-up working days where there are any.</source>
        <translation>含调休上班日。</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Remind before</source>
        <translation>提前提醒</translation>
    </message>
    <message>
        <source>For follow-ups that have a time.</source>
        <translation>用于有具体时间的跟进。</translation>
    </message>
    <message>
        <source>Quiet after</source>
        <translation>多久未联系算冷落</translation>
    </message>
    <message>
        <source>Customers without contact for so long are brought up.</source>
        <translation>超过这个天数没联系的客户会被提出来。</translation>
    </message>
    <message>
        <source>System notifications</source>
        <translation>系统通知</translation>
    </message>
    <message>
        <source>On this computer, at the time of the reminder.</source>
        <translation>仅这台电脑，到提醒时间弹出。</translation>
    </message>
    <message>
        <source>Keep reminding with the window closed</source>
        <translation>关闭窗口后继续提醒</translation>
    </message>
    <message>
        <source>On this computer; the program stays in the tray, or minimised where there is none.</source>
        <translation>仅这台电脑；程序留在系统托盘，没有托盘时改为最小化。</translation>
    </message>
</context>
<context>
    <name>_Asked</name>
    <message>
        <source>Asked</source>
        <translation>问法</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>没有问</translation>
    </message>
</context>
<context>
    <name>_Brand</name>
    <message>
        <source>Lianyi</source>
        <translation>涟漪</translation>
    </message>
</context>
</TS>
