<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>ArrivalCard</name>
    <message>
      <source>Copy the package in again, whole, or have it sent again. If more of it comes, it is taken in by itself.</source>
      <translation>请重新把完整的资源包复制进来，或者请对方重新发送。如果还有内容传来，会自动收下。</translation>
    </message>
    <message>
      <source>It is whole; a few seconds to be sure that nothing more comes.</source>
      <translation>已经收全，再等几秒确认不会有新数据。</translation>
    </message>
    <message>
      <source>Taken in by itself as soon as it is whole.</source>
      <translation>收全后会自动入库。</translation>
    </message>
    <message>
      <source>You can teach meanwhile.</source>
      <translation>现在上课不受影响。</translation>
    </message>
    <message>
      <source>arriving</source>
      <translation>正在到达</translation>
    </message>
    <message>
      <source>being checked</source>
      <translation>正在校验</translation>
    </message>
    <message>
      <source>being filed</source>
      <translation>正在入库</translation>
    </message>
    <message>
      <source>being unpacked</source>
      <translation>正在解压</translation>
    </message>
    <message>
      <source>nothing more comes</source>
      <translation>没有再传来内容</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>等待中</translation>
    </message>
    <message>
      <source>{done} are here, and nothing more has come for {time}.</source>
      <translation>已收到 {done}，{time}没有再传来内容。</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} / {total}</translation>
    </message>
    <message>
      <source>{done} of {total} are here, and nothing more has come for {time}.</source>
      <translation>已收到 {done}，共 {total}，{time}没有再传来内容。</translation>
    </message>
  </context>
  <context>
    <name>ChartCard</name>
    <message>
      <source>As a table</source>
      <translation>看表格</translation>
    </message>
  </context>
  <context>
    <name>CheckPage</name>
    <message>
      <source>A lesson is being taught: this computer is checked after it.</source>
      <translation>正在上课：课后再检查这台电脑。</translation>
    </message>
    <message>
      <source>Back to Settings</source>
      <translation>回到设置</translation>
    </message>
    <message>
      <source>Check now</source>
      <translation>现在检查</translation>
    </message>
    <message>
      <source>Check this computer</source>
      <translation>检查这台电脑</translation>
    </message>
    <message>
      <source>Disks, screens, sound, fonts and films are looked at; it takes about half a minute. The file for support has the results and the logs, and no names and no content. Choose a stick for it.</source>
      <translation>检查磁盘、屏幕、声音、字体和视频，大约需要半分钟。供技术支持使用的文件含有检查结果和日志，不含任何名字和内容。请选一个U盘保存它。</translation>
    </message>
    <message>
      <source>Good to know</source>
      <translation>提示</translation>
    </message>
    <message>
      <source>In order</source>
      <translation>正常</translation>
    </message>
    <message>
      <source>Save for support</source>
      <translation>保存给技术支持</translation>
    </message>
    <message>
      <source>Saved, without names: {file}</source>
      <translation>已保存，不含任何名字：{file}</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>The check was stopped.</source>
      <translation>检查已停止。</translation>
    </message>
    <message>
      <source>To be done</source>
      <translation>需处理</translation>
    </message>
  </context>
  <context>
    <name>ChoiceTable</name>
    <message>
      <source>Package</source>
      <translation>资源包</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>大小</translation>
    </message>
  </context>
  <context>
    <name>ClassDisplay</name>
    <message>
      <source>Both screens show the same now. The lesson waits. Choose “Extend” in the system's display settings, or press F5 to teach on one screen.</source>
      <translation>两个屏幕现在显示相同的内容，课已暂停。请在系统显示设置中选“扩展”，或按 F5 只用一个屏幕上课。</translation>
    </message>
    <message>
      <source>The class screen is off. F5 shows the lesson again.</source>
      <translation>教室屏幕已关闭，按 F5 重新显示。</translation>
    </message>
    <message>
      <source>The class sees it on {screen}.</source>
      <translation>学生在 {screen} 上看到。</translation>
    </message>
    <message>
      <source>The class sees the lesson again. Space goes on.</source>
      <translation>学生又能看到了，按空格继续。</translation>
    </message>
    <message>
      <source>The projector was unplugged. The lesson waits. F5 shows it on this screen.</source>
      <translation>投影断开了，课已暂停。按 F5 在本屏幕上显示。</translation>
    </message>
    <message>
      <source>There is only one screen. Plug the projector in first.</source>
      <translation>只有一个屏幕，请先接上投影。</translation>
    </message>
  </context>
  <context>
    <name>ClassRow</name>
    <message>
      <source>As the school</source>
      <translation>随学校设置</translation>
    </message>
    <message>
      <source>Language of lessons</source>
      <translation>上课语言</translation>
    </message>
    <message>
      <source>Name of the class</source>
      <translation>班级名称</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>The language that comes first where a lesson has several.</source>
      <translation>一课有多种语言时，先播放这种语言。</translation>
    </message>
  </context>
  <context>
    <name>ClassScreen</name>
    <message>
      <source>Skylesson: class screen</source>
      <translation>空中课堂：教室屏幕</translation>
    </message>
  </context>
  <context>
    <name>ClassesSection</name>
    <message>
      <source>A new class</source>
      <translation>添加班级</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>添加</translation>
    </message>
    <message>
      <source>Choose the grade of this class: its name does not tell one of them.</source>
      <translation>请选择这个班的年级：班名里看不出来。</translation>
    </message>
    <message>
      <source>Each class has its own place in each subject. A combined room has several grades.</source>
      <translation>每个班各科的进度分开记。复式班可以选几个年级。</translation>
    </message>
    <message>
      <source>Name of the class</source>
      <translation>班级名称</translation>
    </message>
    <message>
      <source>Name, such as 四（1）班 or Grade 5 a</source>
      <translation>班名，如四（1）班</translation>
    </message>
    <message>
      <source>Type the name of the class. Its grade is chosen by itself where the name tells it.</source>
      <translation>请输入班名。班名里有年级时会自动选上。</translation>
    </message>
  </context>
  <context>
    <name>ClassroomCard</name>
    <message>
      <source>Choose</source>
      <translation>选择</translation>
    </message>
    <message>
      <source>Minutes of a class hour</source>
      <translation>一节课的分钟数</translation>
    </message>
    <message>
      <source>Screen that the class sees</source>
      <translation>学生看的屏幕</translation>
    </message>
    <message>
      <source>Which number does the class see? Press it.</source>
      <translation>学生看到的是几号？请按那个数字。</translation>
    </message>
  </context>
  <context>
    <name>ClockLine</name>
    <message>
      <source>It is</source>
      <translation>今天是</translation>
    </message>
    <message>
      <source>The clock is right</source>
      <translation>电脑时间没错</translation>
    </message>
    <message>
      <source>The order of lessons is not touched.</source>
      <translation>课的顺序不受影响。</translation>
    </message>
    <message>
      <source>This computer says {day}, but a lesson was taught after that.</source>
      <translation>电脑上是{day}，可是在那以后已经上过课了。</translation>
    </message>
    <message>
      <source>This computer says {day}, but a package is newer than that.</source>
      <translation>电脑上是{day}，可是收到的资源包比这还新。</translation>
    </message>
    <message>
      <source>This computer says {day}: its clock has gone back.</source>
      <translation>电脑上是{day}：时钟倒退了。</translation>
    </message>
    <message>
      <source>This computer says {day}: its clock has jumped far ahead.</source>
      <translation>电脑上是{day}：时钟一下子跳到很后面去了。</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>对</translation>
    </message>
    <message>
      <source>week {week}</source>
      <translation>第{week}周</translation>
    </message>
  </context>
  <context>
    <name>Conflicts</name>
    <message>
      <source>Period {period} begins before the one before it has ended. Change its times.</source>
      <translation>第{period}节开始时，上一节还没有下课。请改一下时间。</translation>
    </message>
    <message>
      <source>The term from {where} on begins before the one before it has ended.</source>
      <translation>从{where}开始的学期，与上一个学期重叠了。</translation>
    </message>
    <message>
      <source>The term from {where} on ends before it begins.</source>
      <translation>从{where}开始的学期，结束日期在开始日期之前。</translation>
    </message>
    <message>
      <source>There are two classes with the name {name}.</source>
      <translation>有两个班都叫“{name}”。</translation>
    </message>
    <message>
      <source>{name}, {weekday}, period {period}: two subjects at once ({subjects}).</source>
      <translation>{name}{weekday}第{period}节同时排了两门课（{subjects}）。</translation>
    </message>
  </context>
  <context>
    <name>CoverageTable</name>
    <message>
      <source>Class</source>
      <translation>班级</translation>
    </message>
    <message>
      <source>Class hours held</source>
      <translation>实际上课学时</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>开课率</translation>
    </message>
    <message>
      <source>Planned</source>
      <translation>计划</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>科目</translation>
    </message>
    <message>
      <source>Taught</source>
      <translation>已上</translation>
    </message>
  </context>
  <context>
    <name>DiskCard</name>
    <message>
      <source>Make a stick</source>
      <translation>给下一所学校做U盘</translation>
    </message>
    <message>
      <source>Make room</source>
      <translation>腾出空间</translation>
    </message>
  </context>
  <context>
    <name>Doctor</name>
    <message>
      <source>Clock</source>
      <translation>时钟</translation>
    </message>
    <message>
      <source>Clock: it says {now}, but something here is from {newest}. Set it; its battery may be flat.</source>
      <translation>时钟：显示 {now}，但这里有 {newest} 的内容。请校准；主板电池可能没电了。</translation>
    </message>
    <message>
      <source>Clock: nothing speaks against it.</source>
      <translation>时钟：没有发现问题。</translation>
    </message>
    <message>
      <source>Database</source>
      <translation>数据库</translation>
    </message>
    <message>
      <source>Disk</source>
      <translation>磁盘</translation>
    </message>
    <message>
      <source>Disk: only {free} free. Free some space before packages arrive.</source>
      <translation>磁盘：只剩 {free}，请在资源包到来前腾出空间。</translation>
    </message>
    <message>
      <source>Disk: the library cannot be written ({detail}). Nothing can be received or recorded.</source>
      <translation>磁盘：资料库写不进去（{detail}），无法接收和记录。</translation>
    </message>
    <message>
      <source>Disk: {free} free.</source>
      <translation>磁盘：还有 {free}。</translation>
    </message>
    <message>
      <source>Disk: {free} free; it writes slowly, so importing takes long.</source>
      <translation>磁盘：还有 {free}；写入很慢，导入会比较久。</translation>
    </message>
    <message>
      <source>Folders that packages arrive in</source>
      <translation>资源包的投放文件夹</translation>
    </message>
    <message>
      <source>Folders that packages arrive in: all there.</source>
      <translation>资源包的投放文件夹：都在。</translation>
    </message>
    <message>
      <source>Folders that packages arrive in: nothing can be removed from {folders}, so what was taken in stays there.</source>
      <translation>资源包的投放文件夹：无法从 {folders} 中删除文件，所以已接收的资源包会留在那里。</translation>
    </message>
    <message>
      <source>Folders that packages arrive in: {folders} is not there. Plug it in, or choose another folder in Settings.</source>
      <translation>资源包的投放文件夹：{folders} 不在。请接上它，或在“设置”中另选一个文件夹。</translation>
    </message>
    <message>
      <source>Fonts</source>
      <translation>字体</translation>
    </message>
    <message>
      <source>Fonts: there is none for Chinese, so boxes are shown. Install the package fonts-noto-cjk.</source>
      <translation>字体：没有中文字体，文字会显示成方框。请安装软件包 fonts-noto-cjk。</translation>
    </message>
    <message>
      <source>Fonts: there is one for Chinese.</source>
      <translation>字体：有中文字体。</translation>
    </message>
    <message>
      <source>Formats</source>
      <translation>格式</translation>
    </message>
    <message>
      <source>Formats: all are shown ({shown}).</source>
      <translation>格式：全部可以播放或显示（{shown}）。</translation>
    </message>
    <message>
      <source>Formats: {lacking} cannot be shown here. Curriculum packages do not use them.</source>
      <translation>格式：{lacking} 在这里不能播放。课程资源包不使用这些格式。</translation>
    </message>
    <message>
      <source>Formats: {lacking} cannot be shown here. Install VLC again, with all its plug-ins.</source>
      <translation>格式：{lacking} 在这里不能播放。请重新安装 VLC 和它的全部插件。</translation>
    </message>
    <message>
      <source>Lasting</source>
      <translation>保留</translation>
    </message>
    <message>
      <source>Lasting: {said}</source>
      <translation>保留：{said}</translation>
    </message>
    <message>
      <source>Playing</source>
      <translation>播放</translation>
    </message>
    <message>
      <source>Playing: 1080p no, 720p no; smaller films yes. Films are shown in the light mode.</source>
      <translation>播放：1080p 和 720p 都不行，更小的视频可以。已改用轻量播放。</translation>
    </message>
    <message>
      <source>Playing: 1080p no, 720p yes. Films are shown in the light mode. Ask for packages in 720p.</source>
      <translation>播放：1080p 不行，720p 可以。已改用轻量播放。请要 720p 的资源包。</translation>
    </message>
    <message>
      <source>Playing: 1080p yes, 720p yes.</source>
      <translation>播放：1080p 可以，720p 可以。</translation>
    </message>
    <message>
      <source>Playing: VLC is not installed. Install the packages libvlc5 and vlc-plugin-base.</source>
      <translation>播放：没有安装 VLC。请安装软件包 libvlc5 和 vlc-plugin-base。</translation>
    </message>
    <message>
      <source>Playing: the clip could not be played. Install VLC again.</source>
      <translation>播放：测试片段放不出来，请重新安装 VLC。</translation>
    </message>
    <message>
      <source>Playing: this computer is too slow for films; pictures are lost.</source>
      <translation>播放：这台电脑太慢，放视频会丢画面。</translation>
    </message>
    <message>
      <source>Screens</source>
      <translation>屏幕</translation>
    </message>
    <message>
      <source>Screens: none. The program has to be started on a desktop.</source>
      <translation>屏幕：没有。请在桌面环境里启动程序。</translation>
    </message>
    <message>
      <source>Screens: only {sizes}. Connect the projector and choose “extend”, not “mirror”.</source>
      <translation>屏幕：只有 {sizes}。请接上投影仪，选“扩展”，不要选“复制”。</translation>
    </message>
    <message>
      <source>Screens: {sizes}.</source>
      <translation>屏幕：{sizes}。</translation>
    </message>
    <message>
      <source>Slides</source>
      <translation>幻灯片</translation>
    </message>
    <message>
      <source>Slides: LibreOffice is not installed, so PowerPoint and Word files cannot be shown here.</source>
      <translation>幻灯片：没有安装 LibreOffice，这里放不了 PowerPoint 和 Word 文件。</translation>
    </message>
    <message>
      <source>Slides: shown by way of LibreOffice.</source>
      <translation>幻灯片：通过 LibreOffice 播放。</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>声音</translation>
    </message>
    <message>
      <source>Sound: there is nothing to hear it with. Is the loudspeaker plugged in?</source>
      <translation>声音：没有可用的音箱，请检查是否插好。</translation>
    </message>
    <message>
      <source>Sound: there is something to hear it with.</source>
      <translation>声音：有可用的音箱。</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>版本</translation>
    </message>
    <message>
      <source>Versions: Skylesson {skylesson}; {distribution}, {system}; Qt {qt}; VLC {libvlc}.</source>
      <translation>版本：空中课堂 {skylesson}；{distribution}，{system}；Qt {qt}；VLC {libvlc}。</translation>
    </message>
    <message>
      <source>Written for support, without names: {file}</source>
      <translation>已为技术支持写好文件，不含任何名字：{file}</translation>
    </message>
    <message>
      <source>{name}: damaged. Start the program: it mends what can be mended.</source>
      <translation>{name}：已损坏。请启动程序，它会尽量修复。</translation>
    </message>
    <message>
      <source>{name}: it could not be looked at ({detail}). Check once more; if it stays so, save the file for support.</source>
      <translation>{name}：没能检查（{detail}）。请再检查一次；如果还是这样，请点“保存给技术支持”。</translation>
    </message>
    <message>
      <source>{name}: sound.</source>
      <translation>{name}：完好。</translation>
    </message>
  </context>
  <context>
    <name>EarlyCount</name>
    <message>
      <source>Not taught</source>
      <translation>没有上</translation>
    </message>
    <message>
      <source>Shown for {time} only</source>
      <translation>只放了 {time}</translation>
    </message>
    <message>
      <source>Written down: not taught. The lesson is the next one again.</source>
      <translation>已记下：没有上。这节课又是下一课。</translation>
    </message>
    <message>
      <source>“{title}” counted as taught after {time}: its last resource was shown.</source>
      <translation>“{title}”只放了 {time}，就算上过了：最后一个资源放到了。</translation>
    </message>
  </context>
  <context>
    <name>Exchange</name>
    <message>
      <source>Spreadsheet</source>
      <translation>电子表格</translation>
    </message>
    <message>
      <source>Timetable</source>
      <translation>课程表</translation>
    </message>
    <message>
      <source>Timetables</source>
      <translation>课程表</translation>
    </message>
  </context>
  <context>
    <name>Exporting</name>
    <message numerus="yes">
      <source>%n record(s) written to {path}</source>
      <translation>
        <numerusform>已导出 %n 条到 {path}</numerusform>
      </translation>
    </message>
    <message>
      <source>It has a line to write the school's name on. Settings, Register prints the name.</source>
      <translation>上面留了一行手写学校名称。在“设置”的“登记”里填好，以后就会印上。</translation>
    </message>
    <message>
      <source>The register is being written …</source>
      <translation>正在导出登记……</translation>
    </message>
  </context>
  <context>
    <name>FailedStart</name>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
  </context>
  <context>
    <name>Formats</name>
    <message numerus="yes">
      <source>%n ahead</source>
      <translation>
        <numerusform>快 %n 课时</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n behind</source>
      <translation>
        <numerusform>慢 %n 课时</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n 分</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min left</source>
      <translation>
        <numerusform>还需 %n 分钟</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n s</source>
      <translation>
        <numerusform>%n 秒</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n s left</source>
      <translation>
        <numerusform>还需 %n 秒</numerusform>
      </translation>
    </message>
    <message>
      <source>Art</source>
      <translation>美术</translation>
    </message>
    <message>
      <source>Disk: {free} free of {total}</source>
      <translation>磁盘：共 {total}，可用 {free}</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英语</translation>
    </message>
    <message>
      <source>Extra lessons</source>
      <translation>补充课</translation>
    </message>
    <message>
      <source>Grade {grade}</source>
      <translation>{grade}年级</translation>
    </message>
    <message>
      <source>Grade {grade}, first term</source>
      <translation>{grade}年级上册</translation>
    </message>
    <message>
      <source>Grade {grade}, second term</source>
      <translation>{grade}年级下册</translation>
    </message>
    <message>
      <source>Lesson plan</source>
      <translation>教案</translation>
    </message>
    <message>
      <source>Music</source>
      <translation>音乐</translation>
    </message>
    <message>
      <source>Next: {day}, {place}</source>
      <translation>下一节：{day}，{place}</translation>
    </message>
    <message>
      <source>Next: {place}</source>
      <translation>下一节：{place}</translation>
    </message>
    <message>
      <source>Now: {place}</source>
      <translation>现在：{place}</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Recitation</source>
      <translation>朗诵</translation>
    </message>
    <message>
      <source>Science</source>
      <translation>科学</translation>
    </message>
    <message>
      <source>Slides</source>
      <translation>课件</translation>
    </message>
    <message>
      <source>Song</source>
      <translation>歌曲</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>录音</translation>
    </message>
    <message>
      <source>Subtitles</source>
      <translation>字幕</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>视频</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>网页</translation>
    </message>
    <message>
      <source>Worksheet</source>
      <translation>练习单</translation>
    </message>
    <message>
      <source>class hour {number}</source>
      <translation>第{number}学时</translation>
    </message>
    <message>
      <source>on time</source>
      <translation>进度正好</translation>
    </message>
    <message>
      <source>period {number}, {start}-{end}</source>
      <translation>第{number}节 {start}-{end}</translation>
    </message>
    <message numerus="yes">
      <source>room for about %n more week(s)</source>
      <translation>
        <numerusform>大约还能收 %n 周</numerusform>
      </translation>
    </message>
    <message>
      <source>room for more than {weeks} weeks</source>
      <translation>还能收 {weeks} 周以上</translation>
    </message>
    <message>
      <source>week {week}</source>
      <translation>第{week}周</translation>
    </message>
    <message>
      <source>{count} %</source>
      <translation>{count} %</translation>
    </message>
  </context>
  <context>
    <name>FoundModel</name>
    <message>
      <source>not here yet</source>
      <translation>尚未到达</translation>
    </message>
  </context>
  <context>
    <name>GoerCard</name>
    <message numerus="yes">
      <source>%n lesson(s) would be short of something.</source>
      <translation>
        <numerusform>会有 %n 节课缺内容。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n other package(s) use parts of it.</source>
      <translation>
        <numerusform>另有 %n 个资源包用到它的内容。</numerusform>
      </translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>保留</translation>
    </message>
    <message>
      <source>Really remove</source>
      <translation>确定删除</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>a file that was kept out</source>
      <translation>没有收下的文件</translation>
    </message>
    <message>
      <source>an older version, kept because others use it</source>
      <translation>旧版本，因为别的资源包还在用而留着</translation>
    </message>
    <message>
      <source>its term is over</source>
      <translation>这个学期已经上完</translation>
    </message>
    <message>
      <source>part of an older version, never finished</source>
      <translation>旧版本没收完的部分</translation>
    </message>
    <message>
      <source>version {number}</source>
      <translation>第 {number} 版</translation>
    </message>
  </context>
  <context>
    <name>Grammar</name>
    <message>
      <source>%(prog)s: error: %(message)s
</source>
      <translation>%(prog)s：错误：%(message)s
</translation>
    </message>
    <message>
      <source>--from and --to are needed</source>
      <translation>需要 --from 和 --to</translation>
    </message>
    <message>
      <source>--grades or --language is needed</source>
      <translation>需要 --grades 或 --language</translation>
    </message>
    <message>
      <source>--to lies before --from</source>
      <translation>--to 早于 --from</translation>
    </message>
    <message>
      <source>1 autumn, 2 spring; else the date tells</source>
      <translation>1 秋季，2 春季；不写就看日期</translation>
    </message>
    <message>
      <source>Teach from packages that arrive without internet.</source>
      <translation>用不经互联网送来的资源包上课。</translation>
    </message>
    <message>
      <source>a .pub file to add; a name or id to remove</source>
      <translation>要添加的 .pub 文件，或者要去掉的名称或编号</translation>
    </message>
    <message>
      <source>a backup; without it the newest good one</source>
      <translation>备份文件；不写就用最新的完好备份</translation>
    </message>
    <message>
      <source>a county's: postgresql://user@host/name</source>
      <translation>区县的数据库：postgresql://user@host/name</translation>
    </message>
    <message>
      <source>a day of that week is needed</source>
      <translation>需要那一周里的一天</translation>
    </message>
    <message>
      <source>a day of the week that was lost</source>
      <translation>耽误的那一周里的一天</translation>
    </message>
    <message>
      <source>a demo library, then the app</source>
      <translation>示范资料库，然后打开窗口</translation>
    </message>
    <message>
      <source>a drop folder (may be repeated)</source>
      <translation>接收文件夹（可以写多个）</translation>
    </message>
    <message>
      <source>a file is needed</source>
      <translation>需要一个文件</translation>
    </message>
    <message>
      <source>a folder is needed</source>
      <translation>需要一个文件夹</translation>
    </message>
    <message>
      <source>a key is needed</source>
      <translation>需要一个密钥</translation>
    </message>
    <message>
      <source>a lesson as it is here, as a package for a stick</source>
      <translation>把这里的一节课做成可用U盘带走的资源包</translation>
    </message>
    <message>
      <source>a name is needed</source>
      <translation>需要一个名称</translation>
    </message>
    <message>
      <source>a package, or another name that space lists</source>
      <translation>资源包，或者 space 列出的其他名称</translation>
    </message>
    <message>
      <source>a word or a filter is needed</source>
      <translation>需要文字或筛选条件</translation>
    </message>
    <message>
      <source>admit packages without a trusted signature</source>
      <translation>没有可信签名的资源包也收下</translation>
    </message>
    <message>
      <source>ahead of the plan or behind: hours taught, planned by now, and still to come</source>
      <translation>比计划快还是慢：已上、到现在应上和还要上的课时</translation>
    </message>
    <message>
      <source>all records, into a file</source>
      <translation>把全部记录写进文件</translation>
    </message>
    <message>
      <source>all such days, numbered</source>
      <translation>列出所有这样的日子，带编号</translation>
    </message>
    <message>
      <source>ambiguous option: %(option)s could match %(matches)s</source>
      <translation>选项不明确：%(option)s 可能是 %(matches)s</translation>
    </message>
    <message>
      <source>an id is needed</source>
      <translation>需要一个编号</translation>
    </message>
    <message>
      <source>argument %(argument_name)s: %(message)s</source>
      <translation>参数 %(argument_name)s：%(message)s</translation>
    </message>
    <message>
      <source>as `list` numbers them</source>
      <translation>list 列出的编号</translation>
    </message>
    <message>
      <source>counted in</source>
      <translation>包括这一天</translation>
    </message>
    <message>
      <source>even where other packages use bytes of it</source>
      <translation>即使别的资源包用到它的内容也删除</translation>
    </message>
    <message>
      <source>everything, signed, in one file for a stick</source>
      <translation>把全部记录签名后写进一个文件，用U盘带走</translation>
    </message>
    <message>
      <source>expected at least one argument</source>
      <translation>至少要写一个值</translation>
    </message>
    <message>
      <source>expected one argument</source>
      <translation>要写一个值</translation>
    </message>
    <message>
      <source>hours taught against hours planned</source>
      <translation>已上课时与计划课时</translation>
    </message>
    <message>
      <source>ignored explicit argument %r</source>
      <translation>多余的值 %r</translation>
    </message>
    <message>
      <source>invalid %(type)s value: %(value)r</source>
      <translation>不是有效的 %(type)s：%(value)r</translation>
    </message>
    <message>
      <source>invalid choice: %(value)r (choose from %(choices)s)</source>
      <translation>没有 %(value)r 这一项（可选：%(choices)s）</translation>
    </message>
    <message>
      <source>is the register complete and unaltered?</source>
      <translation>检查登记是否完整、有没有被改动</translation>
    </message>
    <message>
      <source>keep a copy of the school's own records now</source>
      <translation>现在备份学校自己的记录</translation>
    </message>
    <message>
      <source>keys that may sign updates of Skylesson itself</source>
      <translation>可以给空中课堂的更新签名的密钥</translation>
    </message>
    <message>
      <source>lessons by Chinese, pinyin, initials or English</source>
      <translation>用中文、拼音、首字母或英文查找课</translation>
    </message>
    <message>
      <source>lessons of the next three weeks that are not all here yet, to be asked for in time</source>
      <translation>接下来三周还没到齐的课，要及时索取</translation>
    </message>
    <message>
      <source>make a package of a folder</source>
      <translation>把一个文件夹做成资源包</translation>
    </message>
    <message>
      <source>make the index again from the packages</source>
      <translation>根据资源包重新建立索引</translation>
    </message>
    <message>
      <source>no lessons on that day</source>
      <translation>那天不上课</translation>
    </message>
    <message>
      <source>of the lesson to add to, or the file to remove</source>
      <translation>要添加文件的课，或者要去掉的文件</translation>
    </message>
    <message>
      <source>one JSON object a line</source>
      <translation>每行一个 JSON 对象</translation>
    </message>
    <message>
      <source>only songs, or recitations</source>
      <translation>只要歌曲（song），或者朗诵（recitation）</translation>
    </message>
    <message>
      <source>only this class; else all of them</source>
      <translation>只看这个班；不写就是所有班</translation>
    </message>
    <message>
      <source>options</source>
      <translation>选项</translation>
    </message>
    <message>
      <source>packages from a folder, then the app</source>
      <translation>收下文件夹里的资源包，然后打开窗口</translation>
    </message>
    <message>
      <source>packages; all without any</source>
      <translation>资源包；不写就是全部</translation>
    </message>
    <message>
      <source>positional arguments</source>
      <translation>参数</translation>
    </message>
    <message>
      <source>put such a copy back in their place</source>
      <translation>用备份恢复学校自己的记录</translation>
    </message>
    <message>
      <source>put the list of what is missing on it, too</source>
      <translation>同时写入缺失清单</translation>
    </message>
    <message>
      <source>read packages again, whole</source>
      <translation>重新完整检查资源包</translation>
    </message>
    <message>
      <source>remove what space lists</source>
      <translation>删除 space 列出的内容</translation>
    </message>
    <message>
      <source>room on the disk, and what could go</source>
      <translation>磁盘空间，以及可以删除什么</translation>
    </message>
    <message>
      <source>say what would change, and change nothing</source>
      <translation>只说明会有哪些变化，不作改动</translation>
    </message>
    <message>
      <source>show every page by itself, leave pictures in DIR, and end</source>
      <translation>自动逐页显示，把图片存到 DIR，然后结束</translation>
    </message>
    <message>
      <source>show this help message and exit</source>
      <translation>显示本帮助</translation>
    </message>
    <message>
      <source>sign it with this minisign secret key</source>
      <translation>用这个 minisign 私钥签名</translation>
    </message>
    <message>
      <source>take in what is there now, then end</source>
      <translation>收下现有的资源包后结束</translation>
    </message>
    <message>
      <source>take one over from a file</source>
      <translation>从文件导入</translation>
    </message>
    <message>
      <source>take over what other machines have bundled</source>
      <translation>并入其他电脑打包的记录</translation>
    </message>
    <message>
      <source>take packages in now</source>
      <translation>现在收下资源包</translation>
    </message>
    <message>
      <source>take such a change back</source>
      <translation>撤销这样一项改动</translation>
    </message>
    <message>
      <source>teachers' own files in lessons</source>
      <translation>教师自己放进课里的文件</translation>
    </message>
    <message>
      <source>that day follows the timetable of another</source>
      <translation>那天按另一天的课表上课</translation>
    </message>
    <message>
      <source>the classes of the school</source>
      <translation>学校的班级</translation>
    </message>
    <message>
      <source>the folder is a version of Skylesson; it has to be signed</source>
      <translation>这个文件夹是空中课堂的一个版本；必须签名</translation>
    </message>
    <message>
      <source>the folder that holds everything</source>
      <translation>存放一切内容的文件夹</translation>
    </message>
    <message>
      <source>the following arguments are required: %s</source>
      <translation>还缺少：%s</translation>
    </message>
    <message>
      <source>the grades of the room; else the name tells</source>
      <translation>这个班的年级；不写就看班名</translation>
    </message>
    <message>
      <source>the hours of a day as they will really be</source>
      <translation>某一天实际的课</translation>
    </message>
    <message>
      <source>the lessons in teaching order, with their state</source>
      <translation>按教学顺序列出课和状态</translation>
    </message>
    <message>
      <source>the next lesson of each class in each subject</source>
      <translation>每个班每门课接下来的一节</translation>
    </message>
    <message>
      <source>the packages in the library</source>
      <translation>资料库里的资源包</translation>
    </message>
    <message>
      <source>the stick, or a folder on it</source>
      <translation>U盘，或者其中的文件夹</translation>
    </message>
    <message>
      <source>the versions of Skylesson that are here</source>
      <translation>这里有的空中课堂版本</translation>
    </message>
    <message>
      <source>this name is not text</source>
      <translation>这个名称不是文字</translation>
    </message>
    <message>
      <source>timetables in files: xlsx, or CSES (yaml); and single days</source>
      <translation>课表文件：xlsx 或 CSES（yaml）；以及个别日子</translation>
    </message>
    <message>
      <source>to go back to; else the one before</source>
      <translation>要退回的版本；不写就是上一个</translation>
    </message>
    <message>
      <source>two periods of a class change places, once</source>
      <translation>一个班的两节课对调一次</translation>
    </message>
    <message>
      <source>unrecognized arguments: %s</source>
      <translation>不认识：%s</translation>
    </message>
    <message>
      <source>usage: </source>
      <translation>用法：</translation>
    </message>
    <message>
      <source>watch drop folders, for ever</source>
      <translation>一直守着接收文件夹</translation>
    </message>
    <message>
      <source>what has to be sent again</source>
      <translation>需要重新发送的内容</translation>
    </message>
    <message>
      <source>what is otherwise for a day</source>
      <translation>某一天的特殊安排</translation>
    </message>
    <message>
      <source>what to call the key</source>
      <translation>给密钥起的名称</translation>
    </message>
    <message>
      <source>what was taught: reports, and whether the register is whole</source>
      <translation>上课登记：报表，以及登记是否完整</translation>
    </message>
    <message>
      <source>when the school teaches</source>
      <translation>学期起止</translation>
    </message>
    <message>
      <source>where it is to be</source>
      <translation>要移到的位置</translation>
    </message>
    <message>
      <source>where the library is; move it to another drive</source>
      <translation>资料库在哪里；把它移到别的磁盘</translation>
    </message>
    <message>
      <source>where to; else a name by the days</source>
      <translation>写到哪里；不写就用日期命名</translation>
    </message>
    <message>
      <source>whether this computer is fit, and what it can show</source>
      <translation>这台电脑是否合适，能显示什么</translation>
    </message>
    <message>
      <source>whose day it is; else that of the whole school</source>
      <translation>哪个班的；不写就是全校的</translation>
    </message>
    <message>
      <source>whose lesson it is</source>
      <translation>这节课是谁的</translation>
    </message>
    <message>
      <source>whose packages are taken in as signed</source>
      <translation>信任谁签名的资源包</translation>
    </message>
    <message>
      <source>with --screenshots: in these, and every panel</source>
      <translation>与 --screenshots 一起用：用这些语言，并显示每个面板</translation>
    </message>
    <message>
      <source>with resources in this language: zh, en, bo …</source>
      <translation>有这种语言的资源：zh、en、bo……</translation>
    </message>
    <message>
      <source>write a file in this format</source>
      <translation>按这种格式写文件</translation>
    </message>
    <message>
      <source>write it as a file for a stick, too</source>
      <translation>同时写成文件，用U盘带走</translation>
    </message>
    <message>
      <source>write it for support, too, without names</source>
      <translation>同时写一个不含名字的文件，交给技术支持</translation>
    </message>
    <message>
      <source>write it into a file</source>
      <translation>写进文件</translation>
    </message>
    <message>
      <source>write packages to a stick for the next school</source>
      <translation>把资源包写入U盘，带给下一所学校</translation>
    </message>
    <message>
      <source>zh, en, bo … what it hears first where a lesson has several; '' for the school's</source>
      <translation>zh、en、bo……一节课有多种语言时先用哪种；'' 表示按学校的设置</translation>
    </message>
    <message>
      <source>{text} is no number that can be used here</source>
      <translation>{text} 不是这里能用的数字</translation>
    </message>
    <message>
      <source>{text} is not a day; write it as YYYY-MM-DD</source>
      <translation>{text} 不是日期；请写成 YYYY-MM-DD</translation>
    </message>
  </context>
  <context>
    <name>HelpPage</name>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>帮助</translation>
    </message>
    <message>
      <source>Print the guide</source>
      <translation>打印说明</translation>
    </message>
    <message>
      <source>Show the tour</source>
      <translation>再看一遍导览</translation>
    </message>
    <message>
      <source>Skylesson for IT staff</source>
      <translation>空中课堂：信息技术人员用</translation>
    </message>
    <message>
      <source>Skylesson for headteachers</source>
      <translation>空中课堂：校长用</translation>
    </message>
    <message>
      <source>Skylesson for teachers</source>
      <translation>空中课堂：教师用</translation>
    </message>
    <message>
      <source>When something is wrong</source>
      <translation>出了问题怎么办</translation>
    </message>
    <message>
      <source>Words of the message</source>
      <translation>提示里的几个字</translation>
    </message>
  </context>
  <context>
    <name>HelpRoom</name>
    <message>
      <source>Written: {path}</source>
      <translation>已存为 {path}</translation>
    </message>
  </context>
  <context>
    <name>Home</name>
    <message>
      <source>Ask whoever looks after the computer to leave one drive as it is, and keep the library there; or use Skylesson from a stick.</source>
      <translation>请管理电脑的人留一个不还原的盘，把资料库放在那里；也可以直接从U盘使用空中课堂。</translation>
    </message>
    <message>
      <source>By what is written here, Skylesson was last used on {day}. If that is not so, this computer puts its drive back at each start, and what was done since is lost.</source>
      <translation>按这里的记录，上次使用是在 {day}。如果不是这样，说明这台电脑每次开机都会还原磁盘，之后做的都丢失了。</translation>
    </message>
    <message>
      <source>Keep the library on {name} instead; {free} are free there.</source>
      <translation>请把资料库放到 {name}，那里还有 {free} 可用。</translation>
    </message>
    <message>
      <source>Many school computers put drive {own} back at each start, and all that was written there is lost. Keep lessons and records on {name} instead? It has {free} free.</source>
      <translation>许多学校的电脑每次开机都会还原 {own} 盘，写在上面的东西会全部丢失。要把课程和记录放到 {name} 吗？那里还有 {free} 可用。</translation>
    </message>
    <message>
      <source>Skylesson is new on this computer. If you have used it here before, this computer puts its drive back at each start, and what was done is lost.</source>
      <translation>这台电脑上是第一次使用本程序。如果您以前在这里用过，说明这台电脑每次开机都会还原磁盘，做过的都丢失了。</translation>
    </message>
    <message>
      <source>The library is being copied to {place} ({percent} %). Teaching can go on.</source>
      <translation>正在把资料库复制到 {place}（{percent} %）。可以照常上课。</translation>
    </message>
    <message>
      <source>The library is copied to {place}. When you close Skylesson it begins to be used there.</source>
      <translation>资料库已复制到 {place}。关闭本程序后就改用那里的。</translation>
    </message>
    <message>
      <source>The library is in memory only: all of it is gone when the computer is switched off.</source>
      <translation>资料库只在内存里：关机后会全部丢失。</translation>
    </message>
    <message>
      <source>The library that was used here on {lost} is gone. If nobody deleted it, this computer puts its drive back at each start.</source>
      <translation>{lost} 在这里用过的资料库不见了。如果没有人删除它，说明这台电脑每次开机都会还原磁盘。</translation>
    </message>
    <message>
      <source>This computer has put its drive back: what was done before the last restart is lost.</source>
      <translation>这台电脑还原了磁盘：上次开机之前做的都丢失了。</translation>
    </message>
    <message numerus="yes">
      <source>What is written here has lasted over %n restart(s).</source>
      <translation>
        <numerusform>这里写的东西已经过 %n 次重启，都还在。</numerusform>
      </translation>
    </message>
    <message>
      <source>What was done here after {kept}, until {lost}, is gone: this computer puts its drive back at each start.</source>
      <translation>{kept}之后到{lost}在这里做的都丢失了：这台电脑每次开机都会还原磁盘。</translation>
    </message>
    <message>
      <source>Whether what is written here lasts is not proven yet. It is looked at after the next restart.</source>
      <translation>这里写的东西重启后还在不在，还没有证实。下次重启后会再看。</translation>
    </message>
  </context>
  <context>
    <name>HomeRoom</name>
    <message>
      <source>Keep it on {name}</source>
      <translation>放到 {name}</translation>
    </message>
    <message>
      <source>Leave it where it is</source>
      <translation>不移动</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>知道了</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
  </context>
  <context>
    <name>HourLine</name>
    <message>
      <source>{time} left</source>
      <translation>还有 {time}</translation>
    </message>
    <message>
      <source>{time} over</source>
      <translation>已超时 {time}</translation>
    </message>
    <message>
      <source>{time} used</source>
      <translation>已用 {time}</translation>
    </message>
  </context>
  <context>
    <name>ImportPanel</name>
    <message numerus="yes">
      <source>%n cell(s) could not be understood and are left out:</source>
      <translation>
        <numerusform>有 %n 格看不懂，没有读进来：</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hour(s) a rotation</source>
      <translation>
        <numerusform>一轮共 %n 节课</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them of a subject that Skylesson has lessons of</source>
      <translation>
        <numerusform>其中 %n 节是空中课堂有的科目</numerusform>
      </translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>Classes whose timetable is replaced: {names}</source>
      <translation>课表会被换掉的班级：{names}</translation>
    </message>
    <message>
      <source>Its rotation of weeks does not go together with the timetable that is here.</source>
      <translation>它的单双周轮换和现在的课表合不到一起。</translation>
    </message>
    <message>
      <source>Leave it</source>
      <translation>不用了</translation>
    </message>
    <message>
      <source>New classes: {names}</source>
      <translation>新班级：{names}</translation>
    </message>
    <message>
      <source>Of which grade? Taken as grade 4, change it under Classes: {names}</source>
      <translation>看不出是几年级，先当四年级，可在“班级”里改：{names}</translation>
    </message>
    <message>
      <source>Take it over</source>
      <translation>采用</translation>
    </message>
    <message>
      <source>{hours}, {ours}.</source>
      <translation>{hours}，{ours}。</translation>
    </message>
    <message>
      <source>“{name}”: nothing is changed yet</source>
      <translation>“{name}”：现在还什么都没改</translation>
    </message>
  </context>
  <context>
    <name>IncompleteCard</name>
    <message>
      <source>It fills from the next broadcast, or from a stick.</source>
      <translation>下次广播或插入U盘时会自动补齐。</translation>
    </message>
    <message>
      <source>Save the list of what is missing</source>
      <translation>保存缺失清单</translation>
    </message>
    <message>
      <source>The disk has lost them. They come back from any copy: a broadcast, a stick, a file.</source>
      <translation>这些数据在硬盘上坏了。收到任意一份副本就能补好：广播、U盘或文件都行。</translation>
    </message>
    <message>
      <source>{damaged} of them damaged</source>
      <translation>其中 {damaged} 块已损坏</translation>
    </message>
    <message>
      <source>{missing} of {total} pieces damaged</source>
      <translation>{total} 块中有 {missing} 块已损坏</translation>
    </message>
    <message>
      <source>{missing} of {total} pieces still missing</source>
      <translation>{total} 块中还缺 {missing} 块</translation>
    </message>
    <message>
      <source>{ready} of {lessons} lessons ready</source>
      <translation>{lessons} 课中已有 {ready} 课可以上</translation>
    </message>
  </context>
  <context>
    <name>KeyCard</name>
    <message>
      <source>Add a key</source>
      <translation>添加密钥</translation>
    </message>
    <message>
      <source>Keys that your school trusts</source>
      <translation>学校信任的密钥</translation>
    </message>
    <message>
      <source>No longer</source>
      <translation>不再信任</translation>
    </message>
    <message>
      <source>None yet.</source>
      <translation>还没有。</translation>
    </message>
    <message>
      <source>Packages that one of them signed are taken in. The issuer gives you a file that ends in .pub.</source>
      <translation>由其中一个密钥签名的资源包会被收下。发布单位会给您一个以 .pub 结尾的文件。</translation>
    </message>
    <message>
      <source>{name} (key {id})</source>
      <translation>{name}（密钥 {id}）</translation>
    </message>
  </context>
  <context>
    <name>KeySheet</name>
    <message>
      <source>A clicker works as well: forward, back, start and stop, black.</source>
      <translation>翻页笔也能用：下一个、上一个、开始与停止、黑屏。</translation>
    </message>
    <message>
      <source>Skylesson keys</source>
      <translation>空中课堂按键</translation>
    </message>
    <message>
      <source>Skylesson: keys while teaching</source>
      <translation>空中课堂：上课按键表</translation>
    </message>
  </context>
  <context>
    <name>KeyTable</name>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>按键</translation>
    </message>
    <message>
      <source>Save as a PDF</source>
      <translation>存为 PDF</translation>
    </message>
  </context>
  <context>
    <name>LanguageNames</name>
    <message>
      <source>Kazakh</source>
      <translation>哈萨克语</translation>
    </message>
    <message>
      <source>Mongolian</source>
      <translation>蒙古语</translation>
    </message>
    <message>
      <source>Tibetan</source>
      <translation>藏语</translation>
    </message>
    <message>
      <source>Uyghur</source>
      <translation>维吾尔语</translation>
    </message>
  </context>
  <context>
    <name>LeftOutTable</name>
    <message>
      <source>Class</source>
      <translation>班级</translation>
    </message>
    <message>
      <source>Lesson</source>
      <translation>课</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>科目</translation>
    </message>
  </context>
  <context>
    <name>LessonDelegate</name>
    <message>
      <source>Extra lessons</source>
      <translation>补充课</translation>
    </message>
    <message>
      <source>Recitations</source>
      <translation>朗诵</translation>
    </message>
    <message>
      <source>Songs</source>
      <translation>歌曲</translation>
    </message>
    <message>
      <source>Week {week}</source>
      <translation>第{week}周</translation>
    </message>
    <message>
      <source>damaged, waiting</source>
      <translation>已损坏，等待副本</translation>
    </message>
    <message>
      <source>next, ready</source>
      <translation>下一课，就绪</translation>
    </message>
    <message>
      <source>not arrived yet</source>
      <translation>未到</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>就绪</translation>
    </message>
    <message>
      <source>taught</source>
      <translation>已上</translation>
    </message>
    <message>
      <source>{here} of {total} here</source>
      <translation>到了 {here}/{total}</translation>
    </message>
  </context>
  <context>
    <name>LessonFiles</name>
    <message numerus="yes">
      <source>Copying %n file(s) into the library …</source>
      <translation>
        <numerusform>正在把 %n 个文件复制进资料库 …</numerusform>
      </translation>
    </message>
    <message>
      <source>Please wait a moment: the library is being put in order.</source>
      <translation>请稍等：正在整理资料库。</translation>
    </message>
    <message numerus="yes">
      <source>The lesson with its %n resource(s) is in the file.</source>
      <translation>
        <numerusform>这一课和它的 %n 个资源已写入文件。</numerusform>
      </translation>
    </message>
    <message>
      <source>Writing the lesson to {name} …</source>
      <translation>正在把这一课写入 {name} …</translation>
    </message>
    <message>
      <source>Your file is in the lesson.</source>
      <translation>你的文件已加入这一课。</translation>
    </message>
    <message>
      <source>Your file was removed.</source>
      <translation>你的文件已移除。</translation>
    </message>
  </context>
  <context>
    <name>LessonsPage</name>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>All grades</source>
      <translation>全部年级</translation>
    </message>
    <message>
      <source>All subjects</source>
      <translation>全部科目</translation>
    </message>
    <message>
      <source>Choose a lesson from the list.</source>
      <translation>请在列表中选一课。</translation>
    </message>
    <message>
      <source>Lessons in teaching order</source>
      <translation>按教学顺序排列的课</translation>
    </message>
    <message>
      <source>Mark as not taught</source>
      <translation>标为未上</translation>
    </message>
    <message>
      <source>Mark as taught</source>
      <translation>标为已上</translation>
    </message>
    <message>
      <source>Teach this lesson</source>
      <translation>上这一课</translation>
    </message>
    <message>
      <source>The disk has lost part of “{title}”. Any copy of its package brings it back.</source>
      <translation>“{title}”有一部分在硬盘上坏了，收到资源包的任意一份副本就能恢复。</translation>
    </message>
    <message>
      <source>There is no such lesson. Choose “All” above.</source>
      <translation>没有这样的课。请在上面选“全部”。</translation>
    </message>
    <message>
      <source>“{title}” has not arrived yet. It comes by satellite or on a stick.</source>
      <translation>“{title}”还没有到，会通过卫星或U盘送来。</translation>
    </message>
  </context>
  <context>
    <name>Listing</name>
    <message>
      <source> ({count} went bad here)</source>
      <translation>（其中 {count} 个在本机损坏）</translation>
    </message>
    <message>
      <source>By the timetable that is here no class has an hour on {day}.</source>
      <translation>按现有的课表，{day} 各班都没有课。</translation>
    </message>
    <message>
      <source>No day is otherwise than the timetable has it.</source>
      <translation>没有哪一天与课表不同。</translation>
    </message>
    <message>
      <source>No key is trusted yet. `skylesson trust add KEY.pub` adds that of an issuer.</source>
      <translation>还没有信任任何密钥。用 `skylesson trust add KEY.pub` 添加发布单位的密钥。</translation>
    </message>
    <message>
      <source>No key may sign updates yet. `skylesson trust add KEY.pub --programs` adds one.</source>
      <translation>还没有可为更新签名的密钥。用 `skylesson trust add KEY.pub --programs` 添加。</translation>
    </message>
    <message>
      <source>No lesson is like that. `skylesson lessons` shows all there are.</source>
      <translation>没有这样的课。用 `skylesson lessons` 可列出全部的课。</translation>
    </message>
    <message>
      <source>No packages in the library yet. `skylesson import FILE` takes one in.</source>
      <translation>资料库里还没有资源包。用 `skylesson import FILE` 收下一个。</translation>
    </message>
    <message>
      <source>No record is of these days.</source>
      <translation>这些日期没有记录。</translation>
    </message>
    <message>
      <source>No teacher has added a file yet. `skylesson mine add LESSON FILE` adds one.</source>
      <translation>还没有老师添加过文件。用 `skylesson mine add LESSON FILE` 添加。</translation>
    </message>
    <message>
      <source>No term is set up yet. `skylesson term set --from DATE --to DATE` does it.</source>
      <translation>还没有设置学期。用 `skylesson term set --from DATE --to DATE` 设置。</translation>
    </message>
    <message>
      <source>Nothing has all of that. Try fewer words or filters; pinyin and first letters do, too.</source>
      <translation>没有完全符合的内容。请减少文字或筛选条件，也可以用拼音或首字母。</translation>
    </message>
    <message>
      <source>Nothing in the library could go.</source>
      <translation>资料库里没有可以删除的内容。</translation>
    </message>
    <message>
      <source>Nothing is missing: every package that was begun is here whole.</source>
      <translation>没有缺失：已经开始接收的资源包都是完整的。</translation>
    </message>
    <message>
      <source>Nothing would change.</source>
      <translation>不会有任何改动。</translation>
    </message>
    <message>
      <source>The list in {path} is empty.</source>
      <translation>{path} 里的清单是空的。</translation>
    </message>
    <message>
      <source>The list is in {path}. Give it to the office that sends the packages.</source>
      <translation>清单已保存为 {path}。请交给发送资源包的单位。</translation>
    </message>
    <message>
      <source>There are no classes yet. `skylesson classes add NAME` adds one.</source>
      <translation>还没有班级。用 `skylesson classes add NAME` 添加。</translation>
    </message>
    <message>
      <source>There is no library there yet.</source>
      <translation>那里还没有资料库。</translation>
    </message>
    <message>
      <source>These are the first lessons of many. More words find fewer.</source>
      <translation>结果很多，只列出前面的。多输几个字，结果就少了。</translation>
    </message>
    <message>
      <source>Too much is like that to look at all of it. More words find fewer.</source>
      <translation>类似的内容太多，没能全部看完。请多输几个字。</translation>
    </message>
    <message>
      <source>lends to {names}</source>
      <translation>另有资源包在用：{names}</translation>
    </message>
    <message>
      <source>lessons: {names}</source>
      <translation>涉及的课：{names}</translation>
    </message>
    <message>
      <source>week {week}</source>
      <translation>第{week}周</translation>
    </message>
    <message>
      <source>{count} of {total} members</source>
      <translation>{total} 个文件中缺 {count} 个</translation>
    </message>
    <message>
      <source>{count} of {total} pieces</source>
      <translation>{total} 块中缺 {count} 块</translation>
    </message>
    <message>
      <source>{title}: {text}</source>
      <translation>{title}：{text}</translation>
    </message>
  </context>
  <context>
    <name>LockedPage</name>
    <message>
      <source>Forgotten? IT puts an empty file named {name} into this folder, then opens this page again:</source>
      <translation>忘记了？请技术人员在下面这个文件夹里放一个名为 {name} 的空文件，再打开本页：</translation>
    </message>
    <message>
      <source>PIN</source>
      <translation>密码</translation>
    </message>
    <message numerus="yes">
      <source>The PIN was wrong. Try again in %n s.</source>
      <translation>
        <numerusform>密码不对，请 %n 秒后再试。</numerusform>
      </translation>
    </message>
    <message>
      <source>The PIN was wrong. Try again.</source>
      <translation>密码不对，请再试。</translation>
    </message>
    <message>
      <source>This page is locked</source>
      <translation>本页已锁定</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>解锁</translation>
    </message>
  </context>
  <context>
    <name>LookLine</name>
    <message numerus="yes">
      <source>%n package(s) kept out</source>
      <translation>
        <numerusform>%n 个资源包没有收下</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) not in yet</source>
      <translation>
        <numerusform>%n 个资源包还没有入库</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) taken in</source>
      <translation>
        <numerusform>收下 %n 个资源包</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) that were here already</source>
      <translation>
        <numerusform>%n 个资源包已经有了</numerusform>
      </translation>
    </message>
    <message>
      <source>Looked at {time}: {found}.</source>
      <translation>{time} 查过：{found}。</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>正在查收…</translation>
    </message>
    <message>
      <source>nothing new</source>
      <translation>没有新的</translation>
    </message>
    <message>
      <source>the folder {folder} cannot be opened</source>
      <translation>打不开文件夹 {folder}</translation>
    </message>
  </context>
  <context>
    <name>MainRow</name>
    <message>
      <source>+30 s</source>
      <translation>+30秒</translation>
    </message>
    <message>
      <source>+5 s</source>
      <translation>+5秒</translation>
    </message>
    <message>
      <source>Black</source>
      <translation>黑屏</translation>
    </message>
    <message>
      <source>End</source>
      <translation>下课</translation>
    </message>
    <message>
      <source>Freeze</source>
      <translation>定格</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>下一个</translation>
    </message>
    <message>
      <source>Next one</source>
      <translation>下一个</translation>
    </message>
    <message>
      <source>Next page</source>
      <translation>下一页</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>播放</translation>
    </message>
    <message>
      <source>Previous</source>
      <translation>上一个</translation>
    </message>
    <message>
      <source>Show again</source>
      <translation>恢复显示</translation>
    </message>
    <message>
      <source>−30 s</source>
      <translation>−30秒</translation>
    </message>
    <message>
      <source>−5 s</source>
      <translation>−5秒</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Help</source>
      <translation>帮助</translation>
    </message>
    <message>
      <source>Lessons</source>
      <translation>课程</translation>
    </message>
    <message>
      <source>Receiving</source>
      <translation>接收</translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation>课表</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Skylesson</source>
      <translation>空中课堂</translation>
    </message>
    <message>
      <source>The lesson is over. To end the program, close the window once more.</source>
      <translation>这节课结束了。要退出程序，请再关一次窗口。</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>今天</translation>
    </message>
    <message>
      <source>Usage</source>
      <translation>登记</translation>
    </message>
  </context>
  <context>
    <name>MarkRow</name>
    <message>
      <source>Name of the bookmark</source>
      <translation>书签名称</translation>
    </message>
    <message>
      <source>No bookmarks in this lesson yet. K sets one here.</source>
      <translation>这节课还没有书签，按 K 在这里加一个。</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>删除</translation>
    </message>
  </context>
  <context>
    <name>Messages</name>
    <message numerus="yes">
      <source>%n lesson(s) wait for a copy.</source>
      <translation>
        <numerusform>有 %n 课在等待副本。</numerusform>
      </translation>
    </message>
    <message>
      <source>({floor} of that always stay free.)</source>
      <translation>（其中 {floor} 始终留空。）</translation>
    </message>
    <message>
      <source>A CSES file holds one class. Name it, or use a spreadsheet (xlsx).</source>
      <translation>一个 CSES 文件只能放一个班。请指定班级，或者用电子表格（xlsx）。</translation>
    </message>
    <message>
      <source>A file inside the package has a name that could do harm.</source>
      <translation>资源包里有个文件的名字可能带来危害。</translation>
    </message>
    <message>
      <source>A lesson can go on. Free some space.</source>
      <translation>上课可以继续。请腾出一些空间。</translation>
    </message>
    <message>
      <source>A lesson can go on. Have the disk checked.</source>
      <translation>上课可以继续。请让人检查硬盘。</translation>
    </message>
    <message>
      <source>A newer version of this package is in the library.</source>
      <translation>资料库里已有这个资源包的新版本。</translation>
    </message>
    <message>
      <source>A part of the program has failed. The rest goes on, and so does the lesson.</source>
      <translation>程序的一部分出错了。其余部分继续运行，课也可以继续上。</translation>
    </message>
    <message>
      <source>A report was saved for support: Settings, “Check this computer”.</source>
      <translation>已保存一份报告供技术支持使用：设置，“检查这台电脑”。</translation>
    </message>
    <message>
      <source>A timetable cannot be written as {name}.</source>
      <translation>课表不能写成 {name}。</translation>
    </message>
    <message>
      <source>Another key has the name “{name}” already.</source>
      <translation>已经有另一把密钥叫“{name}”。</translation>
    </message>
    <message>
      <source>Ask for it as a 7z archive that is stored or compressed with LZMA2.</source>
      <translation>请对方用“仅存储”或 LZMA2 方式重新打成 7z 包。</translation>
    </message>
    <message>
      <source>Ask for it as a 7z or zip archive, or unpack it and pack it again with 7-Zip.</source>
      <translation>请索取 7z 或 zip 格式，或解压后用 7-Zip 重新打包。</translation>
    </message>
    <message>
      <source>Ask for it to be shared with “Share this lesson”.</source>
      <translation>请对方用“分享这一课”来分享。</translation>
    </message>
    <message>
      <source>Ask for the package to be sent again.</source>
      <translation>请要求重新发送资源包。</translation>
    </message>
    <message>
      <source>Ask the issuer for the key, a file that ends in .pub, and add it: Settings, Add a key. Then the package is taken in by itself.</source>
      <translation>请向发布单位要密钥（以 .pub 结尾的文件），在“设置”页按“添加密钥”。之后会自动收下这个资源包。</translation>
    </message>
    <message>
      <source>Ask where it comes from.</source>
      <translation>请问清它的来源。</translation>
    </message>
    <message>
      <source>Ask whoever made it for a new copy.</source>
      <translation>请向制作者重新索取一份。</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>请换一个名称。</translation>
    </message>
    <message>
      <source>Close the other one first.</source>
      <translation>请先关掉另一个窗口。</translation>
    </message>
    <message>
      <source>Copy it to a stick, too.</source>
      <translation>最好也拷一份到U盘。</translation>
    </message>
    <message>
      <source>Fill the timetable in on the Schedule page, or take one over from a file.</source>
      <translation>请在“课表”页填写课表，或从文件导入。</translation>
    </message>
    <message>
      <source>Free some space; it is tried again by itself.</source>
      <translation>请腾出一些空间，之后会自动再试。</translation>
    </message>
    <message>
      <source>Go on with the next one.</source>
      <translation>请接着放下一个。</translation>
    </message>
    <message>
      <source>If something no longer reacts, close Skylesson and start it again.</source>
      <translation>如果有什么没有反应，请关闭空中课堂，再重新启动。</translation>
    </message>
    <message>
      <source>Install LibreOffice, or go on with the next one.</source>
      <translation>请安装 LibreOffice，或先放下一个。</translation>
    </message>
    <message>
      <source>Install the newer version. Nothing was changed.</source>
      <translation>请安装新版本。没有改动任何东西。</translation>
    </message>
    <message>
      <source>Install the packages libvlc5 and vlc-plugin-base.</source>
      <translation>请安装软件包 libvlc5 和 vlc-plugin-base。</translation>
    </message>
    <message>
      <source>Is it plugged in? Try again, or go on with the next one.</source>
      <translation>请检查是否插好，再试一次，或先放下一个。</translation>
    </message>
    <message>
      <source>Is the loudspeaker plugged in and on? It is used from the next resource on.</source>
      <translation>请检查音箱是否插好并打开，从下一个资源起会用上它。</translation>
    </message>
    <message>
      <source>It can be deleted.</source>
      <translation>可以删除它。</translation>
    </message>
    <message>
      <source>It fills from the next broadcast, or from any stick that has the package.</source>
      <translation>下次广播，或任何带有此资源包的U盘，都会把它补齐。</translation>
    </message>
    <message>
      <source>It is being made again from the packages; nothing is lost.</source>
      <translation>正在根据资源包重新生成，什么都没有丢。</translation>
    </message>
    <message>
      <source>It is kept aside. Admit it if you know where it comes from.</source>
      <translation>已放在一边。如果知道它的来源，可以收下。</translation>
    </message>
    <message>
      <source>It is no curriculum package.</source>
      <translation>它不是课程资源包。</translation>
    </message>
    <message>
      <source>It is taken in by itself as soon as it is whole.</source>
      <translation>收全后会自动入库。</translation>
    </message>
    <message>
      <source>It was kept out and nothing was changed. Ask for it to be sent again.</source>
      <translation>已拦在外面，没有任何改动。请要求重新发送。</translation>
    </message>
    <message>
      <source>It was kept out and nothing was changed. Ask the issuer for a signed one.</source>
      <translation>已拦在外面，没有任何改动。请向发布单位索取有签名的资源包。</translation>
    </message>
    <message>
      <source>It was kept out and nothing was changed. Ask where it comes from.</source>
      <translation>已隔离，没有改动任何东西。请问清它的来源。</translation>
    </message>
    <message>
      <source>It was kept out. Ask where it comes from.</source>
      <translation>已隔离。请问清它的来源。</translation>
    </message>
    <message>
      <source>Its lessons come back with any copy of it.</source>
      <translation>收到任意一份副本，这些课就能恢复。</translation>
    </message>
    <message>
      <source>Its name has to be like skylesson_ug.qm.</source>
      <translation>文件名应类似 skylesson_ug.qm。</translation>
    </message>
    <message numerus="yes">
      <source>Kept in {name}: the schedule, and %n record(s) of lessons.</source>
      <translation>
        <numerusform>已备份到 {name}：课表和 %n 条上课记录。</numerusform>
      </translation>
    </message>
    <message>
      <source>LibreOffice cannot read this document: it is damaged, or of a kind not known.</source>
      <translation>LibreOffice 读不了这个文档：文件已损坏，或者是它不认识的格式。</translation>
    </message>
    <message>
      <source>Make room for {size}; then it goes on by itself.</source>
      <translation>请腾出 {size}，之后会自动继续。</translation>
    </message>
    <message>
      <source>No change of a day has the number {name}.</source>
      <translation>没有编号为 {name} 的调整。</translation>
    </message>
    <message>
      <source>No package was written. Put that right and pack again.</source>
      <translation>没有写出资源包。请改正后重新打包。</translation>
    </message>
    <message>
      <source>No trusted key is called “{name}”.</source>
      <translation>没有名为“{name}”的受信任密钥。</translation>
    </message>
    <message>
      <source>No trusted key signed this package, but the one in the library is signed.</source>
      <translation>此资源包没有受信任的签名，而资料库里的同一资源包是有签名的。</translation>
    </message>
    <message>
      <source>Nothing in the library was changed. Ask for the package to be sent again, or bring another copy.</source>
      <translation>资料库没有任何改动。请要求重发，或换一份拷贝。</translation>
    </message>
    <message>
      <source>Nothing is lost; it is tried again next time.</source>
      <translation>没有丢失任何东西，下次会再试。</translation>
    </message>
    <message numerus="yes">
      <source>Nothing is new since {name} was kept: the schedule, and %n record(s) of lessons.</source>
      <translation>
        <numerusform>自从备份了 {name}（课表和 %n 条上课记录）以来，没有新内容。</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing of this is in the library.</source>
      <translation>资料库里没有这个内容。</translation>
    </message>
    <message>
      <source>Nothing was changed or written.</source>
      <translation>没有改动，也没有写入任何东西。</translation>
    </message>
    <message>
      <source>Nothing was changed. Ask the issuer for the key again.</source>
      <translation>没有任何改动。请向发布单位重新索取密钥。</translation>
    </message>
    <message>
      <source>Nothing was changed. Correct the file and try again.</source>
      <translation>什么都没有改。请改好文件再试。</translation>
    </message>
    <message>
      <source>Nothing was changed. If there is one on a stick, `skylesson restore FILE` takes it.</source>
      <translation>没有任何改动。如果U盘上有备份，可用 `skylesson restore FILE` 恢复。</translation>
    </message>
    <message>
      <source>Nothing was changed. Look at the numbers.</source>
      <translation>没有任何改动。请核对节次。</translation>
    </message>
    <message>
      <source>Nothing was changed. Look at the two dates.</source>
      <translation>什么都没有改。请看看这两个日期。</translation>
    </message>
    <message>
      <source>Nothing was changed. Save it as one of these and try again.</source>
      <translation>没有任何改动。请存成其中一种格式再试。</translation>
    </message>
    <message>
      <source>Nothing was changed. Start Skylesson again; it mends what it can.</source>
      <translation>什么都没有改动。请重新启动空中课堂，它会尽量修好。</translation>
    </message>
    <message>
      <source>Nothing was changed. Try another copy.</source>
      <translation>没有改动任何东西。请换一份拷贝。</translation>
    </message>
    <message>
      <source>Nothing was changed. Use 1 to 12.</source>
      <translation>没有任何改动。请用 1 到 12。</translation>
    </message>
    <message>
      <source>Nothing was changed. You can delete the file.</source>
      <translation>没有改动任何东西。可以删除这个文件。</translation>
    </message>
    <message>
      <source>Nothing was changed. `skylesson restore` without a file takes the newest good one of this library.</source>
      <translation>没有任何改动。不写文件名时，`skylesson restore` 会用本资料库里最新的完好备份。</translation>
    </message>
    <message>
      <source>Nothing was changed. `skylesson trust list` shows the keys there are, with their names and ids.</source>
      <translation>没有任何改动。用 `skylesson trust list` 可列出现有的密钥及其名称和编号。</translation>
    </message>
    <message>
      <source>Nothing was written.</source>
      <translation>没有写入任何内容。</translation>
    </message>
    <message>
      <source>Nothing was written. Give it a name that ends in .xlsx or .yaml.</source>
      <translation>没有写入任何内容。文件名请以 .xlsx 或 .yaml 结尾。</translation>
    </message>
    <message>
      <source>Of which grade the class “{name}” is cannot be told.</source>
      <translation>看不出“{name}”是几年级。</translation>
    </message>
    <message>
      <source>Open it in its own program, or go on with the next one.</source>
      <translation>请用对应的软件打开，或先放下一个。</translation>
    </message>
    <message>
      <source>Open the document in its own program, or go on with the next one.</source>
      <translation>请用对应的软件打开，或先放下一个。</translation>
    </message>
    <message numerus="yes">
      <source>Restored from {name}: the schedule, and %n record(s) of lessons.</source>
      <translation>
        <numerusform>已从 {name} 恢复：课表和 %n 条上课记录。</numerusform>
      </translation>
    </message>
    <message>
      <source>Say it, for example with --grades 4 or --grades 4,5,6.</source>
      <translation>请写明，例如 --grades 4 或 --grades 4,5,6。</translation>
    </message>
    <message>
      <source>Skylesson could not be started three times in a row, so it was started with care: nothing is received, and films are shown in the light mode.</source>
      <translation>空中课堂连续三次没能启动，所以这次以稳妥方式启动：不接收资源包，视频用轻量模式播放。</translation>
    </message>
    <message>
      <source>Skylesson ended suddenly the last time. What was written down is not lost.</source>
      <translation>上次空中课堂突然退出了。已经记下的内容没有丢失。</translation>
    </message>
    <message>
      <source>Slides are shown here only with LibreOffice, which is not installed.</source>
      <translation>这里要有 LibreOffice 才能放幻灯片，本机没有安装。</translation>
    </message>
    <message>
      <source>Something unexpected happened.</source>
      <translation>发生了意外的问题。</translation>
    </message>
    <message>
      <source>Sound and video cannot be played: VLC is not installed.</source>
      <translation>不能播放声音和视频：没有安装 VLC。</translation>
    </message>
    <message>
      <source>Start Skylesson {program} or newer. Nothing was changed.</source>
      <translation>请启动空中课堂 {program} 或更新的版本。没有任何改动。</translation>
    </message>
    <message>
      <source>Stopped before the end.</source>
      <translation>中途停止了。</translation>
    </message>
    <message>
      <source>The archive has no list of lessons (manifest.json).</source>
      <translation>压缩包里没有课程清单（manifest.json）。</translation>
    </message>
    <message>
      <source>The disk did not take what was written ({detail}).</source>
      <translation>写入磁盘失败（{detail}）。</translation>
    </message>
    <message>
      <source>The disk does not take what is to be written down ({detail}).</source>
      <translation>要记下的内容写不进硬盘（{detail}）。</translation>
    </message>
    <message>
      <source>The disk has lost {bad} of {total} parts of a package.</source>
      <translation>一个资源包在硬盘上坏了：{total} 块中有 {bad} 块。</translation>
    </message>
    <message>
      <source>The disk is full.</source>
      <translation>磁盘已满。</translation>
    </message>
    <message>
      <source>The disk is full: nothing can be written down now.</source>
      <translation>硬盘满了：现在什么都写不进去。</translation>
    </message>
    <message>
      <source>The disk is too full: {needed} are needed, {free} are free.</source>
      <translation>磁盘空间不够：需要 {needed}，只剩 {free}。</translation>
    </message>
    <message>
      <source>The disk with this resource does not answer, or cannot be read.</source>
      <translation>存放这个资源的磁盘没有响应，或者读不出来。</translation>
    </message>
    <message>
      <source>The file cannot be read ({detail}).</source>
      <translation>文件读不出来（{detail}）。</translation>
    </message>
    <message>
      <source>The file is empty.</source>
      <translation>这个文件是空的。</translation>
    </message>
    <message>
      <source>The file of this package is not in the library any more.</source>
      <translation>这个资源包的文件已经不在资料库里。</translation>
    </message>
    <message>
      <source>The file of this resource is gone.</source>
      <translation>这个资源的文件不见了。</translation>
    </message>
    <message>
      <source>The file that was there is kept as {kept}.</source>
      <translation>原来的文件保存为 {kept}。</translation>
    </message>
    <message>
      <source>The file {name} cannot be read.</source>
      <translation>文件 {name} 读不出来。</translation>
    </message>
    <message>
      <source>The file {name} was written by Skylesson {program} or newer.</source>
      <translation>文件 {name} 由空中课堂 {program} 或更新的版本写入。</translation>
    </message>
    <message>
      <source>The file {name} was written by a newer version of Skylesson.</source>
      <translation>文件 {name} 是由新版本的空中课堂写的。</translation>
    </message>
    <message>
      <source>The file “{member}” that the manifest names is not there.</source>
      <translation>清单里写的文件“{member}”不存在。</translation>
    </message>
    <message>
      <source>The language file {name} has no texts of this program.</source>
      <translation>语言文件 {name} 中没有本程序的文字。</translation>
    </message>
    <message>
      <source>The language file {name} is damaged and cannot be read.</source>
      <translation>语言文件 {name} 已损坏，无法读取。</translation>
    </message>
    <message>
      <source>The language file {name} is not named after a language that is known.</source>
      <translation>语言文件 {name} 的名称不对应任何已知的语言。</translation>
    </message>
    <message>
      <source>The language file {name} is not needed: the program has this language.</source>
      <translation>不需要语言文件 {name}：程序本身已有这种语言。</translation>
    </message>
    <message>
      <source>The library is in use: Skylesson is running already.</source>
      <translation>资料库正在使用：空中课堂已经打开了。</translation>
    </message>
    <message>
      <source>The list of lessons is of a newer version of Skylesson.</source>
      <translation>课程目录属于更新版本的空中课堂。</translation>
    </message>
    <message>
      <source>The list of lessons was damaged.</source>
      <translation>课程目录损坏了。</translation>
    </message>
    <message>
      <source>The manifest is larger than any that can be read.</source>
      <translation>清单太大，无法读取。</translation>
    </message>
    <message>
      <source>The manifest names “{member}”, which a package cannot hold.</source>
      <translation>清单里写的“{member}”不能放进资源包。</translation>
    </message>
    <message>
      <source>The older one is not needed.</source>
      <translation>旧版本不需要了。</translation>
    </message>
    <message>
      <source>The package could not be read: reading it failed twice.</source>
      <translation>无法读取此资源包：两次读取都失败了。</translation>
    </message>
    <message>
      <source>The package does not hold what its list of lessons says.</source>
      <translation>资源包的内容和课程清单不一致。</translation>
    </message>
    <message>
      <source>The package is compressed in a way that cannot be read here.</source>
      <translation>资源包的压缩方式在这里读不了。</translation>
    </message>
    <message>
      <source>The package is cut short: its end is missing.</source>
      <translation>资源包不完整：缺少结尾部分。</translation>
    </message>
    <message>
      <source>The package is cut short: only {have} of {expected} are here.</source>
      <translation>资源包不完整：共 {expected}，只有 {have}。</translation>
    </message>
    <message>
      <source>The package is damaged and cannot be opened.</source>
      <translation>资源包已损坏，打不开。</translation>
    </message>
    <message>
      <source>The package is larger inside than any sound one.</source>
      <translation>资源包里的内容大得不正常。</translation>
    </message>
    <message>
      <source>The package is still arriving.</source>
      <translation>资源包还在到达。</translation>
    </message>
    <message>
      <source>The package is still arriving: {share} % of {size}.</source>
      <translation>资源包还在到达：{size} 的 {share} %。</translation>
    </message>
    <message>
      <source>The package needs a password. Curriculum packages never do.</source>
      <translation>资源包需要密码，而课程资源包从不需要密码。</translation>
    </message>
    <message>
      <source>The package would be larger than 4 GB, more than a stick can hold. Split it by weeks.</source>
      <translation>资源包会超过 4 GB，U盘放不下。请按周拆分。</translation>
    </message>
    <message>
      <source>The package's list of lessons is not right at “{where}”.</source>
      <translation>资源包的课程清单在“{where}”处有错。</translation>
    </message>
    <message>
      <source>The password of the key is not right.</source>
      <translation>密钥的密码不对。</translation>
    </message>
    <message>
      <source>The school's own records were damaged and are restored from the backup of {day}.</source>
      <translation>学校自己的记录损坏了，已用 {day} 的备份恢复。</translation>
    </message>
    <message>
      <source>The school's own records were damaged and there is no good backup: new ones are begun.</source>
      <translation>学校自己的记录损坏了，又没有完好的备份：已开始新的记录。</translation>
    </message>
    <message>
      <source>The school's own records were gone and are restored from the backup of {day}.</source>
      <translation>学校自己的记录不见了，已用 {day} 的备份恢复。</translation>
    </message>
    <message>
      <source>The signature of this package is not right: somebody or something has changed it.</source>
      <translation>此资源包的签名不对：内容被改动过。</translation>
    </message>
    <message>
      <source>The sound cannot be heard; the pictures go on.</source>
      <translation>没有声音，画面照常播放。</translation>
    </message>
    <message>
      <source>The stick was removed before all of it was taken in.</source>
      <translation>U盘在导入完成之前被拔掉了。</translation>
    </message>
    <message>
      <source>The subtitles cannot be read; the film goes on without them.</source>
      <translation>字幕读不出来，视频照常播放。</translation>
    </message>
    <message>
      <source>The term ends before it begins.</source>
      <translation>学期的结束日期在开始日期之前。</translation>
    </message>
    <message>
      <source>The term would be longer than a year.</source>
      <translation>这个学期超过了一年。</translation>
    </message>
    <message>
      <source>The timetable has no hours yet, so {name} was not written.</source>
      <translation>课表里还没有课，所以没有写出 {name}。</translation>
    </message>
    <message>
      <source>The timetable has no period {name}.</source>
      <translation>课表里没有第{name}节。</translation>
    </message>
    <message>
      <source>There is a class with the name “{name}” already.</source>
      <translation>已经有一个班叫“{name}”了。</translation>
    </message>
    <message>
      <source>There is no class with the name “{name}”.</source>
      <translation>没有叫“{name}”的班级。</translation>
    </message>
    <message>
      <source>There is no good backup in this library.</source>
      <translation>本资料库里没有完好的备份。</translation>
    </message>
    <message>
      <source>There is no grade such as {name}.</source>
      <translation>没有 {name} 这样的年级。</translation>
    </message>
    <message>
      <source>There is no lesson “{name}”.</source>
      <translation>没有课“{name}”。</translation>
    </message>
    <message>
      <source>There is no program on this computer that shows this document.</source>
      <translation>本机没有能打开这份文档的软件。</translation>
    </message>
    <message>
      <source>They are out of use. They come back from any copy: a broadcast, a stick, a file.</source>
      <translation>坏的部分已停用。收到任意一份副本就能补好：广播、U盘或文件都行。</translation>
    </message>
    <message>
      <source>This document could not be made ready within two minutes.</source>
      <translation>两分钟内没能准备好这份文档。</translation>
    </message>
    <message>
      <source>This document is being made ready; the first time it can take a minute.</source>
      <translation>正在准备这份文档，第一次可能要一分钟。</translation>
    </message>
    <message>
      <source>This document is locked with a password.</source>
      <translation>这份文档有密码锁。</translation>
    </message>
    <message>
      <source>This file cannot be played: its format is not known or it is damaged.</source>
      <translation>这个文件放不了：格式不认识，或者已损坏。</translation>
    </message>
    <message>
      <source>This file could not be used ({reason}).</source>
      <translation>这个文件用不了（{reason}）。</translation>
    </message>
    <message>
      <source>This file is no key that can be used.</source>
      <translation>这个文件不是可用的密钥。</translation>
    </message>
    <message>
      <source>This is a RAR archive, which Skylesson cannot read.</source>
      <translation>这是 RAR 压缩包，空中课堂无法读取。</translation>
    </message>
    <message>
      <source>This is not a 7z or zip package.</source>
      <translation>这不是 7z 或 zip 资源包。</translation>
    </message>
    <message>
      <source>This kind of document cannot be shown here.</source>
      <translation>这里放不了这种文档。</translation>
    </message>
    <message>
      <source>This package holds another teacher's own files in a form that only their program may write.</source>
      <translation>这个包里是别的老师自己的文件，格式只能由他们自己的程序写入。</translation>
    </message>
    <message>
      <source>This package is not signed, so nobody vouches for it.</source>
      <translation>此资源包没有签名，无人为它担保。</translation>
    </message>
    <message>
      <source>This package is signed with a key that your school does not know ({key}).</source>
      <translation>此资源包的签名密钥（{key}）不在学校信任的密钥之中。</translation>
    </message>
    <message>
      <source>This resource has not arrived yet.</source>
      <translation>这个资源还没有到。</translation>
    </message>
    <message>
      <source>Volume {number} of the package is not here.</source>
      <translation>缺少资源包的第 {number} 卷。</translation>
    </message>
    <message>
      <source>Was the stick removed? Insert it again.</source>
      <translation>U盘拔掉了吗？请重新插上。</translation>
    </message>
    <message>
      <source>What came so far is kept. Insert it again: it goes on where it stopped.</source>
      <translation>已经导入的内容都保留着。重新插上U盘，会接着导入。</translation>
    </message>
    <message>
      <source>What was there before is unharmed. Have the disk checked.</source>
      <translation>原有的内容没有受损。请检查磁盘。</translation>
    </message>
    <message>
      <source>What was written after it may be missing.</source>
      <translation>在那之后写的可能缺失。</translation>
    </message>
    <message>
      <source>You can go on with the next one meanwhile.</source>
      <translation>可以先放下一个。</translation>
    </message>
    <message>
      <source>You can teach. Close it and start it again for the usual way.</source>
      <translation>可以照常上课。关闭后再启动一次，就回到平常的方式。</translation>
    </message>
    <message>
      <source>Your lessons are safe. Start the program again.</source>
      <translation>课程都还在。请重新打开程序。</translation>
    </message>
    <message>
      <source>`skylesson classes list` shows the classes there are.</source>
      <translation>用 `skylesson classes list` 可以看到有哪些班。</translation>
    </message>
    <message>
      <source>`skylesson lessons` shows the lessons there are, each with its name.</source>
      <translation>`skylesson lessons` 会列出所有的课和它们的编号。</translation>
    </message>
    <message>
      <source>`skylesson term set` says when the school teaches.</source>
      <translation>请用 `skylesson term set` 设定学期的起止日期。</translation>
    </message>
    <message>
      <source>`skylesson timetable day list` shows all of them.</source>
      <translation>`skylesson timetable day list` 会列出全部调整。</translation>
    </message>
    <message>
      <source>{bad} of {total} parts of the package are damaged.</source>
      <translation>资源包 {total} 块中有 {bad} 块损坏。</translation>
    </message>
    <message>
      <source>{folder} has no file {member}, which says what is to be packed.</source>
      <translation>{folder} 里没有 {member}，它说明要打包哪些内容。</translation>
    </message>
    <message>
      <source>{member} is no JSON object.</source>
      <translation>{member} 不是 JSON 对象。</translation>
    </message>
    <message>
      <source>{member} is not right at “{where}”.</source>
      <translation>{member} 在“{where}”处有误。</translation>
    </message>
    <message>
      <source>{missing} of {total} pieces are still missing.</source>
      <translation>{total} 块中还缺 {missing} 块。</translation>
    </message>
    <message>
      <source>{name} cannot be used ({where}).</source>
      <translation>{name} 不能用（{where}）。</translation>
    </message>
    <message>
      <source>{name} does not go together with the timetable that is here: {where}</source>
      <translation>{name} 和现在的课表有冲突：{where}</translation>
    </message>
    <message>
      <source>{name} has no hours.</source>
      <translation>{name} 里一节课也没有。</translation>
    </message>
    <message>
      <source>{name} has no timetable: no row that names the days of the week.</source>
      <translation>{name} 里没有课表：找不到写着星期几的那一行。</translation>
    </message>
    <message>
      <source>{name} has two timetables for {where}.</source>
      <translation>{name} 里有两张{where}的课表。</translation>
    </message>
    <message>
      <source>{name} is no CSES file: it cannot be read as YAML.</source>
      <translation>{name} 不是 CSES 文件：不能按 YAML 读出来。</translation>
    </message>
    <message>
      <source>{name} is no backup of a school's records that can be used.</source>
      <translation>{name} 不是可用的学校记录备份。</translation>
    </message>
    <message>
      <source>{name} is no spreadsheet that can be read. Save it as xlsx.</source>
      <translation>{name} 不是能读的电子表格。请另存为 xlsx。</translation>
    </message>
    <message>
      <source>{name} is no text file.</source>
      <translation>{name} 不是文本文件。</translation>
    </message>
    <message>
      <source>{name} is no timetable. Use a spreadsheet (xlsx) or a CSES file (yaml).</source>
      <translation>{name} 不是课表。请用电子表格（xlsx）或 CSES 文件（yaml）。</translation>
    </message>
    <message>
      <source>{name} is not as a CSES file should be ({where}).</source>
      <translation>{name} 不符合 CSES 的格式（{where}）。</translation>
    </message>
    <message>
      <source>{name} is too large for a timetable or calendar.</source>
      <translation>{name} 太大了，不会是课表或日历。</translation>
    </message>
    <message>
      <source>{name} lies in no term.</source>
      <translation>{name} 不在任何学期内。</translation>
    </message>
    <message>
      <source>{name} needs the columns date and free.</source>
      <translation>{name} 里要有 date 和 free 两列。</translation>
    </message>
    <message>
      <source>{name}: an hour without a subject, or that ends before it begins ({where}).</source>
      <translation>{name}：有一节课没有科目，或者下课比上课还早（{where}）。</translation>
    </message>
    <message>
      <source>{name}: row {where} cannot be used.</source>
      <translation>{name}：第 {where} 行不能用。</translation>
    </message>
    <message>
      <source>{name}: the cycle fits no rotation of at most 12 weeks.</source>
      <translation>{name}：这个周期排不进 12 周以内的轮换。</translation>
    </message>
    <message>
      <source>{name}: the days of the cycle do not add up ({where}).</source>
      <translation>{name}：周期里的天数不对（{where}）。</translation>
    </message>
    <message>
      <source>{name}: there is no such day of school ({where}).</source>
      <translation>{name}：没有这样的上课日（{where}）。</translation>
    </message>
    <message>
      <source>{name}: this is no time of day ({where}).</source>
      <translation>{name}：这不是一个时间（{where}）。</translation>
    </message>
    <message>
      <source>{ready} of {lessons} lessons can be taught already.</source>
      <translation>{lessons} 课中已有 {ready} 课可以上。</translation>
    </message>
  </context>
  <context>
    <name>MessagesOfPlaces</name>
    <message>
      <source>Make room on it, or choose another place. Then try again.</source>
      <translation>请腾出一些空间，或者换一个地方，再试一次。</translation>
    </message>
    <message>
      <source>Nothing was changed. Ask whoever it belongs to, or name another one.</source>
      <translation>没有任何改动。请向它的主人要权限，或换一个。</translation>
    </message>
    <message>
      <source>Nothing was changed. Give its name.</source>
      <translation>没有任何改动。请写出名称。</translation>
    </message>
    <message>
      <source>Nothing was changed. Look at how the name is written. If it is on a stick, is that plugged in?</source>
      <translation>没有任何改动。请检查名称是否写对。如果在U盘上，U盘插好了吗？</translation>
    </message>
    <message>
      <source>Nothing was changed. Make that folder first, or name another place. Is the stick or drive plugged in?</source>
      <translation>没有任何改动。请先建好这个文件夹，或换一个位置。U盘或硬盘插好了吗？</translation>
    </message>
    <message>
      <source>Nothing was changed. Name another one.</source>
      <translation>没有任何改动。请换一个。</translation>
    </message>
    <message>
      <source>Nothing was changed. Name the file in it.</source>
      <translation>没有任何改动。请写出其中的文件名。</translation>
    </message>
    <message>
      <source>Nothing was written. Add the name that the file in it is to have.</source>
      <translation>没有写入任何内容。请在后面加上文件名。</translation>
    </message>
    <message>
      <source>Nothing was written. Choose another place, such as your own folder, or close what has the file open.</source>
      <translation>没有写入任何内容。请换一个位置，比如自己的文件夹，或者关闭正打开这个文件的程序。</translation>
    </message>
    <message>
      <source>Nothing was written. Choose another place; a stick may have a switch against writing.</source>
      <translation>没有写入任何内容。请换一个位置；有的U盘上有写保护开关。</translation>
    </message>
    <message>
      <source>Skylesson is not allowed to do that there.</source>
      <translation>空中课堂没有权限在那里操作。</translation>
    </message>
    <message>
      <source>Skylesson is not allowed to use {path}.</source>
      <translation>空中课堂没有权限使用 {path}。</translation>
    </message>
    <message>
      <source>The disk or stick is full.</source>
      <translation>磁盘或U盘已满。</translation>
    </message>
    <message>
      <source>The name of a file or folder is empty.</source>
      <translation>文件或文件夹的名称是空的。</translation>
    </message>
    <message>
      <source>There is no file or folder {path}.</source>
      <translation>没有名为 {path} 的文件或文件夹。</translation>
    </message>
    <message>
      <source>This disk is write-protected.</source>
      <translation>这个磁盘有写保护。</translation>
    </message>
    <message>
      <source>You are not allowed to read {path}.</source>
      <translation>您没有读取 {path} 的权限。</translation>
    </message>
    <message>
      <source>{path} cannot be made: there is no folder {folder}.</source>
      <translation>无法建立 {path}：没有文件夹 {folder}。</translation>
    </message>
    <message>
      <source>{path} is a folder, but a file is needed.</source>
      <translation>{path} 是文件夹，这里需要的是文件。</translation>
    </message>
    <message>
      <source>{path} is a folder.</source>
      <translation>{path} 是文件夹。</translation>
    </message>
    <message>
      <source>{path} is no folder.</source>
      <translation>{path} 不是文件夹。</translation>
    </message>
    <message>
      <source>{path} is no ordinary file.</source>
      <translation>{path} 不是普通文件。</translation>
    </message>
    <message>
      <source>{path} is write-protected.</source>
      <translation>{path} 有写保护。</translation>
    </message>
  </context>
  <context>
    <name>Moving</name>
    <message>
      <source>Nothing was moved. `--library DIR` names the library that is meant.</source>
      <translation>没有移动任何内容。请用 `--library DIR` 指明要移动的资料库。</translation>
    </message>
    <message>
      <source>The library cannot be moved into itself ({place}).</source>
      <translation>资料库不能移到它自己里面（{place}）。</translation>
    </message>
    <message>
      <source>The library is now in {place}.</source>
      <translation>资料库现在在 {place}。</translation>
    </message>
    <message>
      <source>The library should be in {place}, which is not there.</source>
      <translation>资料库应该在 {place}，但那里找不到。</translation>
    </message>
    <message>
      <source>The library stays where it is. Choose another folder or drive.</source>
      <translation>资料库仍在原处。请换一个文件夹或盘。</translation>
    </message>
    <message>
      <source>The old one in {old} is not used any more; delete it when you like.</source>
      <translation>{old} 里的旧资料库不再使用，您可以随时删除。</translation>
    </message>
    <message>
      <source>There is no library in {place}.</source>
      <translation>{place} 里没有资料库。</translation>
    </message>
    <message>
      <source>There is something in {place} already.</source>
      <translation>{place} 里已经有东西。</translation>
    </message>
    <message>
      <source>Until then another one is used. Is the drive connected?</source>
      <translation>在找到之前先用另一个资料库。那个盘接好了吗？</translation>
    </message>
    <message>
      <source>{place} did not come back from the disk as it was written.</source>
      <translation>{place} 从磁盘读回来的与写入的不一样。</translation>
    </message>
  </context>
  <context>
    <name>NextLessonCard</name>
    <message numerus="yes">
      <source>%n picture(s)</source>
      <translation>
        <numerusform>图片 %n 张</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recording(s)</source>
      <translation>
        <numerusform>录音 %n 段</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n slide set(s)</source>
      <translation>
        <numerusform>课件 %n 份</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n video(s)</source>
      <translation>
        <numerusform>视频 %n 段</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n worksheet(s)</source>
      <translation>
        <numerusform>练习单 %n 份</numerusform>
      </translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>Choose another grade or subject, or pick a lesson from the list.</source>
      <translation>请换一个年级或科目，或在列表中选一课。</translation>
    </message>
    <message>
      <source>Every lesson of this list is taught</source>
      <translation>这里的课都上完了</translation>
    </message>
    <message>
      <source>It has not arrived yet. Put in a stick that has it, or see on Receiving what comes in.</source>
      <translation>还没有到。插入有这一课的U盘，或者到“接收”页看看收到了什么。</translation>
    </message>
    <message>
      <source>Meanwhile: {title}</source>
      <translation>可以先上：{title}</translation>
    </message>
    <message>
      <source>Shown on this screen</source>
      <translation>投到：本机屏幕</translation>
    </message>
    <message>
      <source>Shown on: {screen}</source>
      <translation>投到：{screen}</translation>
    </message>
    <message>
      <source>Teach</source>
      <translation>上课</translation>
    </message>
    <message>
      <source>The disk has lost part of it. It is ready again as soon as any copy of its package comes.</source>
      <translation>这一课有一部分在硬盘上坏了。收到资源包的任意一份副本后就能再用。</translation>
    </message>
    <message>
      <source>from {issuer}</source>
      <translation>来源：{issuer}</translation>
    </message>
    <message>
      <source>in {language}, also {others}</source>
      <translation>{language}授课，另有{others}</translation>
    </message>
    <message>
      <source>not signed</source>
      <translation>未签名</translation>
    </message>
    <message>
      <source>signed</source>
      <translation>已签名</translation>
    </message>
  </context>
  <context>
    <name>NoRoomCard</name>
    <message numerus="yes">
      <source>%n package(s) wait for room</source>
      <translation>
        <numerusform>%n 个资源包在等空间</numerusform>
      </translation>
    </message>
    <message>
      <source>Make room</source>
      <translation>腾出空间</translation>
    </message>
    <message>
      <source>You can teach meanwhile.</source>
      <translation>现在上课不受影响。</translation>
    </message>
  </context>
  <context>
    <name>NoticeLine</name>
    <message>
      <source>OK</source>
      <translation>好</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
  </context>
  <context>
    <name>Pacing</name>
    <message numerus="yes">
      <source>%n hour(s) left in the term</source>
      <translation>
        <numerusform>本学期课表上还有 %n 节</numerusform>
      </translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>All that is needed for the next {weeks} weeks is here.</source>
      <translation>接下来{weeks}周要用的都到齐了。</translation>
    </message>
    <message>
      <source>No term has begun yet. `skylesson term` shows the terms, `skylesson term set` sets one up.</source>
      <translation>还没有学期开始。用 `skylesson term` 查看学期，用 `skylesson term set` 设置学期。</translation>
    </message>
    <message>
      <source>{progress}, {hours}</source>
      <translation>{progress}，{hours}</translation>
    </message>
    <message>
      <source>{subject}: {taught} taught, {planned} planned by now, {left} still to come ({pace})</source>
      <translation>{subject}：已上 {taught} 课时，到现在应上 {planned} 课时，还要上 {left} 课时（{pace}）</translation>
    </message>
  </context>
  <context>
    <name>PackageTable</name>
    <message>
      <source>From</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Lessons</source>
      <translation>课数</translation>
    </message>
    <message>
      <source>Package</source>
      <translation>资源包</translation>
    </message>
    <message>
      <source>Signature</source>
      <translation>签名</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>版本</translation>
    </message>
    <message>
      <source>signed: {name}</source>
      <translation>已签名：{name}</translation>
    </message>
    <message>
      <source>unsigned</source>
      <translation>未签名</translation>
    </message>
  </context>
  <context>
    <name>Panel</name>
    <message>
      <source>Back</source>
      <translation>返回</translation>
    </message>
  </context>
  <context>
    <name>PenRow</name>
    <message>
      <source>Black</source>
      <translation>黑色</translation>
    </message>
    <message>
      <source>Blue</source>
      <translation>蓝色</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Eraser</source>
      <translation>橡皮</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>绿色</translation>
    </message>
    <message>
      <source>Medium</source>
      <translation>中</translation>
    </message>
    <message>
      <source>Red</source>
      <translation>红色</translation>
    </message>
    <message>
      <source>Thick</source>
      <translation>粗</translation>
    </message>
    <message>
      <source>Thin</source>
      <translation>细</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>White</source>
      <translation>白色</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>粗细</translation>
    </message>
    <message>
      <source>Wipe away</source>
      <translation>全部擦除</translation>
    </message>
    <message>
      <source>Yellow</source>
      <translation>黄色</translation>
    </message>
  </context>
  <context>
    <name>PinCard</name>
    <message>
      <source>At least 4 characters</source>
      <translation>至少 4 个字符</translation>
    </message>
    <message>
      <source>New PIN</source>
      <translation>新密码</translation>
    </message>
    <message>
      <source>New PIN once more</source>
      <translation>再输一次新密码</translation>
    </message>
    <message>
      <source>No PIN: everybody may open these pages. Teaching never asks for one.</source>
      <translation>没有密码：谁都可以打开这两页。上课从不需要密码。</translation>
    </message>
    <message>
      <source>PIN for Usage and Settings</source>
      <translation>登记和设置的密码</translation>
    </message>
    <message>
      <source>Set the PIN</source>
      <translation>设定密码</translation>
    </message>
    <message>
      <source>Take the PIN away</source>
      <translation>取消密码</translation>
    </message>
    <message>
      <source>The same once more</source>
      <translation>再输一次</translation>
    </message>
    <message>
      <source>The two are not the same. Type the PIN once more.</source>
      <translation>两次输入的不一样，请把密码再输一次。</translation>
    </message>
    <message>
      <source>These pages ask for the PIN. Teaching never does.</source>
      <translation>打开这两页要输入密码；上课从不需要。</translation>
    </message>
  </context>
  <context>
    <name>PinLock</name>
    <message>
      <source>IT's file {name} has taken the PIN away. Set another one in Settings.</source>
      <translation>技术人员放的文件 {name} 已取消密码。请在“设置”里重新设定。</translation>
    </message>
    <message>
      <source>The PIN is set.</source>
      <translation>密码已设定。</translation>
    </message>
    <message>
      <source>The PIN is taken away.</source>
      <translation>密码已取消。</translation>
    </message>
  </context>
  <context>
    <name>PlanView</name>
    <message>
      <source>The lesson plan is being opened …</source>
      <translation>正在打开教案……</translation>
    </message>
  </context>
  <context>
    <name>ProgramKeyCard</name>
    <message>
      <source>Keys for updates of Skylesson</source>
      <translation>空中课堂更新的密钥</translation>
    </message>
    <message>
      <source>Whoever holds such a key can replace this program. Add only the key of those who make Skylesson, and compare its number with them.</source>
      <translation>持有这种密钥的人可以更换本软件。请只添加软件制作单位的密钥，并与他们核对编号。</translation>
    </message>
  </context>
  <context>
    <name>QAbstractFileIconProvider</name>
    <message>
      <source>Drive</source>
      <translation>驱动器</translation>
    </message>
    <message>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>未知</translation>
    </message>
  </context>
  <context>
    <name>QFileDialog</name>
    <message>
      <source>&amp;Look in:</source>
      <translation>查看(&amp;L)：</translation>
    </message>
    <message>
      <source>Files of &amp;type:</source>
      <translation>文件类型(&amp;T)：</translation>
    </message>
  </context>
  <context>
    <name>Receiving</name>
    <message>
      <source>No packages in the library: the list of lessons is that of the plan.</source>
      <translation>资料库里没有资源包，课程目录就是教学计划里的课。</translation>
    </message>
    <message>
      <source>Nothing new lies in {folders}.</source>
      <translation>{folders} 里没有新内容。</translation>
    </message>
    <message>
      <source>There is no package in {folder}: no file ends in .7z, .zip or .001.</source>
      <translation>{folder} 里没有资源包：没有以 .7z、.zip 或 .001 结尾的文件。</translation>
    </message>
    <message>
      <source>{folder} is not there yet; it is waited for.</source>
      <translation>{folder} 还不存在，会等它出现。</translation>
    </message>
  </context>
  <context>
    <name>ReceivingPage</name>
    <message numerus="yes">
      <source>%n more package(s) are waiting.</source>
      <translation>
        <numerusform>还有 %n 个资源包在等待。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) in the library</source>
      <translation>
        <numerusform>资料库里有 %n 个资源包</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) not checked again since they came in</source>
      <translation>
        <numerusform>有 %n 个资源包收下后还没有复查过</numerusform>
      </translation>
    </message>
    <message>
      <source>All checked again since {date}</source>
      <translation>{date} 以来全部复查过</translation>
    </message>
    <message>
      <source>Check everything</source>
      <translation>全部检查</translation>
    </message>
    <message>
      <source>Look now</source>
      <translation>立即查收</translation>
    </message>
    <message>
      <source>No packages in the library yet. Put in a stick, or put one into the folder.</source>
      <translation>资料库里还没有资源包。请插入U盘，或者把资源包放进文件夹。</translation>
    </message>
    <message>
      <source>Nothing is arriving at the moment</source>
      <translation>现在没有新的资源包</translation>
    </message>
    <message>
      <source>Open the folder</source>
      <translation>打开文件夹</translation>
    </message>
    <message>
      <source>Packages in the library</source>
      <translation>资料库里的资源包</translation>
    </message>
    <message>
      <source>Put packages into the folder {folder}. They are taken in by themselves.</source>
      <translation>把资源包放进文件夹 {folder}，会自动入库。</translation>
    </message>
    <message>
      <source>Receiving</source>
      <translation>接收</translation>
    </message>
  </context>
  <context>
    <name>ReceivingRoom</name>
    <message>
      <source>The list is in {path}. Give it to the office that sends the packages.</source>
      <translation>清单已保存为 {path}。请交给发送资源包的单位。</translation>
    </message>
  </context>
  <context>
    <name>RecheckCard</name>
    <message numerus="yes">
      <source>%n file(s) mended</source>
      <translation>
        <numerusform>修好了 %n 个文件</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n lesson(s) wait for a copy</source>
      <translation>
        <numerusform>有 %n 课等待副本</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) cannot be read</source>
      <translation>
        <numerusform>有 %n 个资源包读不出来</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) checked</source>
      <translation>
        <numerusform>检查了 %n 个资源包</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n piece(s) damaged</source>
      <translation>
        <numerusform>有 %n 块损坏</numerusform>
      </translation>
    </message>
    <message>
      <source>Everything is being checked</source>
      <translation>正在全部检查</translation>
    </message>
    <message>
      <source>Everything is in order</source>
      <translation>一切完好</translation>
    </message>
    <message>
      <source>It waits while somebody teaches.</source>
      <translation>上课时会自动暂停。</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>好</translation>
    </message>
    <message>
      <source>Something in the library is damaged</source>
      <translation>资料库里有损坏</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>The check was stopped</source>
      <translation>检查已停止</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} / {total}</translation>
    </message>
  </context>
  <context>
    <name>RecordsCard</name>
    <message>
      <source>All again</source>
      <translation>返回全部</translation>
    </message>
    <message>
      <source>Nothing was shown in these days. Each lesson that is taught appears here by itself.</source>
      <translation>这段时间还没有上课。每上一节课，都会自动登记在这里。</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>原因</translation>
    </message>
    <message numerus="yes">
      <source>The last %n lesson(s)</source>
      <translation>
        <numerusform>最近 %n 节课</numerusform>
      </translation>
    </message>
    <message>
      <source>Was not taught</source>
      <translation>没有上</translation>
    </message>
    <message>
      <source>Was taught</source>
      <translation>已经上了</translation>
    </message>
    <message>
      <source>What was shown</source>
      <translation>放映记录</translation>
    </message>
    <message>
      <source>Why? Choose a lesson above, and say why it counts otherwise.</source>
      <translation>在上面选一节课，写明为什么要改记</translation>
    </message>
  </context>
  <context>
    <name>RefusalCard</name>
    <message>
      <source>Admit it</source>
      <translation>收下</translation>
    </message>
    <message>
      <source>Delete the file</source>
      <translation>删除文件</translation>
    </message>
    <message>
      <source>Kept out: {name}</source>
      <translation>已隔离：{name}</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>再试一次</translation>
    </message>
  </context>
  <context>
    <name>Register</name>
    <message numerus="yes">
      <source>%n record(s) after it are not here.</source>
      <translation>
        <numerusform>其后有 %n 条记录不在这里。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n record(s), unaltered</source>
      <translation>
        <numerusform>%n 条，未被改动</numerusform>
      </translation>
    </message>
    <message>
      <source>A backup was put back before record {number}.</source>
      <translation>在第 {number} 条之前恢复过备份。</translation>
    </message>
    <message>
      <source>From record {number} on the register was cut off.</source>
      <translation>登记从第 {number} 条起被截掉了。</translation>
    </message>
    <message>
      <source>Install it with: pip install skylesson[county]</source>
      <translation>请运行：pip install skylesson[county]</translation>
    </message>
    <message>
      <source>Nobody has signed the register up to record {number}.</source>
      <translation>登记到第 {number} 条为止没有有效签名。</translation>
    </message>
    <message>
      <source>Nothing of it was taken over. Write the bundle again.</source>
      <translation>其中的内容都没有采用。请重新导出登记包。</translation>
    </message>
    <message>
      <source>Nothing was changed. Check that PostgreSQL runs, and the address, name and password.</source>
      <translation>没有改动任何内容。请检查 PostgreSQL 是否在运行，以及地址、用户名和密码。</translation>
    </message>
    <message>
      <source>Record {number} is missing.</source>
      <translation>第 {number} 条缺失。</translation>
    </message>
    <message>
      <source>Record {number} was altered.</source>
      <translation>第 {number} 条被改动过。</translation>
    </message>
    <message>
      <source>Record {number} was put in by somebody else.</source>
      <translation>第 {number} 条是后来塞进去的。</translation>
    </message>
    <message>
      <source>Register altered</source>
      <translation>登记被改动</translation>
    </message>
    <message>
      <source>Register complete</source>
      <translation>登记完整</translation>
    </message>
    <message>
      <source>Register restored</source>
      <translation>登记由备份恢复</translation>
    </message>
    <message>
      <source>The bundle {name} is damaged.</source>
      <translation>登记包 {name} 已损坏。</translation>
    </message>
    <message>
      <source>The county's database cannot be used ({detail}).</source>
      <translation>县级数据库用不了（{detail}）。</translation>
    </message>
    <message>
      <source>The dates of the term are not set. What is planned goes by the usual ones, {first} – {last}.</source>
      <translation>还没有设置学期日期。应上课数按通常的日期计算：{first}—{last}。</translation>
    </message>
    <message>
      <source>The machine that {name} names has not signed it.</source>
      <translation>{name} 没有对应电脑的签名。</translation>
    </message>
    <message>
      <source>The part for PostgreSQL is not installed.</source>
      <translation>没有安装 PostgreSQL 组件。</translation>
    </message>
    <message>
      <source>audio</source>
      <translation>录音</translation>
    </message>
    <message>
      <source>backup put back</source>
      <translation>恢复备份</translation>
    </message>
    <message>
      <source>class hour</source>
      <translation>学时</translation>
    </message>
    <message>
      <source>could not be shown</source>
      <translation>放不出来</translation>
    </message>
    <message>
      <source>ended</source>
      <translation>正常结束</translation>
    </message>
    <message>
      <source>lesson plan</source>
      <translation>教案</translation>
    </message>
    <message>
      <source>mark by hand</source>
      <translation>手工登记</translation>
    </message>
    <message>
      <source>marked by hand as not taught</source>
      <translation>手工登记：没有上</translation>
    </message>
    <message>
      <source>marked by hand as taught</source>
      <translation>手工登记：已上</translation>
    </message>
    <message>
      <source>not finished</source>
      <translation>没上完</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>power cut</source>
      <translation>停电</translation>
    </message>
    <message>
      <source>power cut, counts as taught</source>
      <translation>停电，算已上</translation>
    </message>
    <message>
      <source>resource shown</source>
      <translation>放映资源</translation>
    </message>
    <message>
      <source>shown to the end</source>
      <translation>放完</translation>
    </message>
    <message>
      <source>slides</source>
      <translation>幻灯片</translation>
    </message>
    <message>
      <source>subtitles</source>
      <translation>字幕</translation>
    </message>
    <message>
      <source>taught</source>
      <translation>上完</translation>
    </message>
    <message>
      <source>video</source>
      <translation>视频</translation>
    </message>
    <message>
      <source>web page</source>
      <translation>网页</translation>
    </message>
    <message>
      <source>went on to the next</source>
      <translation>转到下一个</translation>
    </message>
    <message>
      <source>worksheet</source>
      <translation>练习单</translation>
    </message>
    <message>
      <source>{name} is no bundle of records.</source>
      <translation>{name} 不是登记包。</translation>
    </message>
  </context>
  <context>
    <name>RegisterCard</name>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n 分钟</numerusform>
      </translation>
    </message>
    <message>
      <source>A lesson counts as taught once so much of it was really shown:</source>
      <translation>实际放映满多久，算上过这节课：</translation>
    </message>
    <message>
      <source>County</source>
      <translation>区县</translation>
    </message>
    <message>
      <source>Register</source>
      <translation>登记</translation>
    </message>
    <message>
      <source>School</source>
      <translation>学校</translation>
    </message>
    <message>
      <source>Teacher (may stay empty)</source>
      <translation>教师（可以不填）</translation>
    </message>
    <message>
      <source>or its last resource</source>
      <translation>或者放到了最后一个资源</translation>
    </message>
  </context>
  <context>
    <name>Report</name>
    <message>
      <source>Class</source>
      <translation>班级</translation>
    </message>
    <message>
      <source>Class and subject</source>
      <translation>班级和科目</translation>
    </message>
    <message>
      <source>Class hours held</source>
      <translation>实际上课学时</translation>
    </message>
    <message>
      <source>Class teacher</source>
      <translation>任课教师</translation>
    </message>
    <message>
      <source>Clock right</source>
      <translation>时钟可信</translation>
    </message>
    <message>
      <source>Counts as taught</source>
      <translation>算已上</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>开课率</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Date and time</source>
      <translation>日期和时间</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Days: {days}</source>
      <translation>起止日期：{days}</translation>
    </message>
    <message>
      <source>Grades</source>
      <translation>年级</translation>
    </message>
    <message>
      <source>Hash</source>
      <translation>校验值</translation>
    </message>
    <message>
      <source>Headteacher</source>
      <translation>校长</translation>
    </message>
    <message>
      <source>Hours held</source>
      <translation>上课学时</translation>
    </message>
    <message>
      <source>Hours taught</source>
      <translation>已上学时</translation>
    </message>
    <message>
      <source>How it ended</source>
      <translation>结束方式</translation>
    </message>
    <message>
      <source>Lesson</source>
      <translation>课</translation>
    </message>
    <message>
      <source>Lessons planned</source>
      <translation>计划课数</translation>
    </message>
    <message>
      <source>Lessons taught</source>
      <translation>已上课数</translation>
    </message>
    <message>
      <source>Lessons taught / planned: {taught} / {planned}, coverage {share}</source>
      <translation>已上 / 计划：{taught} / {planned} 课，开课率 {share}</translation>
    </message>
    <message>
      <source>Lessons taught and planned</source>
      <translation>已上与计划</translation>
    </message>
    <message>
      <source>Machine</source>
      <translation>电脑编号</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>分钟</translation>
    </message>
    <message>
      <source>Minutes shown</source>
      <translation>实际放映（分钟）</translation>
    </message>
    <message>
      <source>No class named</source>
      <translation>未注明班级</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>序号</translation>
    </message>
    <message>
      <source>Package</source>
      <translation>资源包</translation>
    </message>
    <message>
      <source>Page {page}</source>
      <translation>第 {page} 页</translation>
    </message>
    <message>
      <source>Planned</source>
      <translation>计划</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>原因</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>记录号</translation>
    </message>
    <message>
      <source>Record of</source>
      <translation>记录类型</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>全部记录</translation>
    </message>
    <message>
      <source>Register of lessons taught</source>
      <translation>空中课堂教学登记表</translation>
    </message>
    <message>
      <source>Resource</source>
      <translation>资源</translation>
    </message>
    <message>
      <source>School</source>
      <translation>学校</translation>
    </message>
    <message>
      <source>School: {school}</source>
      <translation>学校：{school}</translation>
    </message>
    <message>
      <source>Share seen</source>
      <translation>放映比例</translation>
    </message>
    <message>
      <source>Signature</source>
      <translation>签名</translation>
    </message>
    <message>
      <source>Stamp</source>
      <translation>盖章</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>科目</translation>
    </message>
    <message>
      <source>Subjects</source>
      <translation>科目</translation>
    </message>
    <message>
      <source>Taught</source>
      <translation>已上</translation>
    </message>
    <message>
      <source>Teacher</source>
      <translation>教师</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>版本</translation>
    </message>
    <message>
      <source>Week from</source>
      <translation>周（起始日）</translation>
    </message>
    <message>
      <source>Weeks</source>
      <translation>逐周</translation>
    </message>
    <message>
      <source>Written on: {day}</source>
      <translation>制表日期：{day}</translation>
    </message>
    <message>
      <source>all that is on record</source>
      <translation>全部记录</translation>
    </message>
  </context>
  <context>
    <name>ResourceModel</name>
    <message>
      <source>mine</source>
      <translation>我的</translation>
    </message>
    <message>
      <source>not here yet</source>
      <translation>还没到</translation>
    </message>
  </context>
  <context>
    <name>ResourceStrip</name>
    <message>
      <source>Add my file…</source>
      <translation>添加我的文件…</translation>
    </message>
    <message>
      <source>All languages</source>
      <translation>所有语言</translation>
    </message>
    <message>
      <source>Bring it back</source>
      <translation>恢复</translation>
    </message>
    <message>
      <source>Language that comes first</source>
      <translation>优先的语言</translation>
    </message>
    <message>
      <source>Nothing of this lesson is here yet. You can add files of your own.</source>
      <translation>这一课的内容还没有到。可以先添加自己的文件。</translation>
    </message>
    <message>
      <source>Or drag a file here. It is copied into the library and marked as mine.</source>
      <translation>也可以把文件拖到这里。文件会复制进资料库，标为“我的”。</translation>
    </message>
    <message>
      <source>Remove my file</source>
      <translation>移除我的文件</translation>
    </message>
    <message>
      <source>Share this lesson…</source>
      <translation>分享这一课…</translation>
    </message>
    <message>
      <source>What this lesson has</source>
      <translation>这一课的内容</translation>
    </message>
  </context>
  <context>
    <name>SchedulePage</name>
    <message>
      <source>Classes</source>
      <translation>班级</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation>课表</translation>
    </message>
    <message>
      <source>Term and days</source>
      <translation>学期与日期</translation>
    </message>
    <message>
      <source>Timetable</source>
      <translation>课程表</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>全年</translation>
    </message>
  </context>
  <context>
    <name>ScrolledArea</name>
    <message>
      <source>What can be scrolled</source>
      <translation>可滚动的内容</translation>
    </message>
  </context>
  <context>
    <name>SearchField</name>
    <message>
      <source>Chinese, pinyin or its first letters, English. From every page: Ctrl+F or /</source>
      <translation>可输汉字、拼音、首字母或英语。在任何页面按 Ctrl+F 或 /</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>筛选</translation>
    </message>
    <message>
      <source>Filter: kind and language, without a word typed</source>
      <translation>筛选：按种类和语言查找，不用输入文字</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>搜索课程</translation>
    </message>
    <message>
      <source>Search lessons</source>
      <translation>搜索课程</translation>
    </message>
  </context>
  <context>
    <name>SearchPanel</name>
    <message numerus="yes">
      <source>%n lesson(s) · ↑ ↓ choose, Enter teaches, Esc goes back</source>
      <translation>
        <numerusform>%n 课 · ↑ ↓ 选择，回车上课，Esc 返回</numerusform>
      </translation>
    </message>
    <message>
      <source>All kinds</source>
      <translation>所有类型</translation>
    </message>
    <message>
      <source>All languages</source>
      <translation>所有语言</translation>
    </message>
    <message>
      <source>Choose a kind or a language, or type</source>
      <translation>请选择种类或语言，或输入文字</translation>
    </message>
    <message>
      <source>Kind of resource</source>
      <translation>资源类型</translation>
    </message>
    <message>
      <source>Language of the resources</source>
      <translation>资源语言</translation>
    </message>
    <message>
      <source>Nothing found so far: there are too many places to look at them all. Type more, or more exactly, to have fewer.</source>
      <translation>还没有找到：可能的地方太多，没有全部看完。多输几个字，或者输得更准确一些，范围就会小一些。</translation>
    </message>
    <message>
      <source>Nothing found. You can type Chinese characters, pinyin or only its first letters (yy), or English: parts of titles, units, aims, names of teachers and files. Fewer words find more.</source>
      <translation>没有找到。可以输汉字、拼音、拼音首字母（如 yy）或英语：课题、单元、目标、老师名、文件名都能找。少输几个词，找到的更多。</translation>
    </message>
    <message>
      <source>Nothing of this kind or language is here yet. It comes with the packages.</source>
      <translation>这里还没有这种类型或语言的内容，会随资源包一起到来。</translation>
    </message>
    <message>
      <source>Recitations</source>
      <translation>朗诵</translation>
    </message>
    <message>
      <source>Search results in teaching order</source>
      <translation>搜索结果，按教学顺序</translation>
    </message>
    <message>
      <source>Songs</source>
      <translation>歌曲</translation>
    </message>
    <message>
      <source>The first lessons of many: type more to find fewer</source>
      <translation>结果很多，只列出前面的：再多输几个字</translation>
    </message>
  </context>
  <context>
    <name>SettingsPage</name>
    <message>
      <source>Add a folder</source>
      <translation>添加文件夹</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>询问</translation>
    </message>
    <message>
      <source>Check this computer</source>
      <translation>检查这台电脑</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>高对比度</translation>
    </message>
    <message>
      <source>Keep out</source>
      <translation>拒收</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>资料库</translation>
    </message>
    <message>
      <source>No longer</source>
      <translation>不再使用</translation>
    </message>
    <message>
      <source>Open the folder</source>
      <translation>打开文件夹</translation>
    </message>
    <message>
      <source>Packages arrive in</source>
      <translation>接收资源包的文件夹</translation>
    </message>
    <message>
      <source>Packages that nobody signed</source>
      <translation>没有签名的资源包</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Size of text</source>
      <translation>文字大小</translation>
    </message>
    <message>
      <source>Take in</source>
      <translation>收下</translation>
    </message>
    <message>
      <source>Usual</source>
      <translation>常规</translation>
    </message>
  </context>
  <context>
    <name>Shortcuts</name>
    <message>
      <source>1, 3, 5, 10 minutes</source>
      <translation>1、3、5、10 分钟</translation>
    </message>
    <message>
      <source>Back 30 seconds</source>
      <translation>后退 30 秒</translation>
    </message>
    <message>
      <source>Back 5 s; previous page</source>
      <translation>后退 5 秒；上一页</translation>
    </message>
    <message>
      <source>Black screen, and back</source>
      <translation>黑屏，再按恢复</translation>
    </message>
    <message>
      <source>Board: a white one, and back</source>
      <translation>白板，再按恢复</translation>
    </message>
    <message>
      <source>Bookmarks, by their digit</source>
      <translation>书签；按数字跳到那里</translation>
    </message>
    <message>
      <source>Buttons of the timer</source>
      <translation>计时器按钮</translation>
    </message>
    <message>
      <source>Choose the class screen</source>
      <translation>选择教室屏幕</translation>
    </message>
    <message>
      <source>Class screen</source>
      <translation>教室屏幕</translation>
    </message>
    <message>
      <source>Drawing and looking</source>
      <translation>书写与查看</translation>
    </message>
    <message>
      <source>End the lesson</source>
      <translation>下课</translation>
    </message>
    <message>
      <source>Eraser</source>
      <translation>橡皮</translation>
    </message>
    <message>
      <source>Even sound: all equally loud, or not</source>
      <translation>音量一致，或保持原样</translation>
    </message>
    <message>
      <source>Faster</source>
      <translation>加快</translation>
    </message>
    <message>
      <source>First resource</source>
      <translation>第一个资源</translation>
    </message>
    <message>
      <source>Freeze the class screen, and back</source>
      <translation>定格，再按恢复</translation>
    </message>
    <message>
      <source>From start</source>
      <translation>从头开始</translation>
    </message>
    <message>
      <source>Hide the class screen</source>
      <translation>收起教室屏幕</translation>
    </message>
    <message>
      <source>Hold the timer, and on</source>
      <translation>计时暂停、继续</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>放大</translation>
    </message>
    <message>
      <source>Last resource</source>
      <translation>最后一个资源</translation>
    </message>
    <message>
      <source>Lesson</source>
      <translation>课堂</translation>
    </message>
    <message>
      <source>Lesson plan downwards</source>
      <translation>教案下翻</translation>
    </message>
    <message>
      <source>Lesson plan upwards</source>
      <translation>教案上翻</translation>
    </message>
    <message>
      <source>Lesson plan, only for you</source>
      <translation>教案，只有您能看到</translation>
    </message>
    <message>
      <source>Louder</source>
      <translation>大声一点</translation>
    </message>
    <message>
      <source>Next colour</source>
      <translation>换颜色</translation>
    </message>
    <message>
      <source>Next resource or page</source>
      <translation>下一个资源或下一页</translation>
    </message>
    <message>
      <source>Next subtitles, or none</source>
      <translation>换字幕，或关掉</translation>
    </message>
    <message>
      <source>Next voice</source>
      <translation>换声道</translation>
    </message>
    <message>
      <source>Next width</source>
      <translation>换粗细</translation>
    </message>
    <message>
      <source>On 30 seconds</source>
      <translation>前进 30 秒</translation>
    </message>
    <message>
      <source>On 5 s; next page</source>
      <translation>前进 5 秒；下一页</translation>
    </message>
    <message>
      <source>One picture on</source>
      <translation>前进一帧</translation>
    </message>
    <message>
      <source>Open slides in their program</source>
      <translation>用幻灯片自己的程序打开</translation>
    </message>
    <message>
      <source>Pause, go on; next page</source>
      <translation>暂停、继续；下一页</translation>
    </message>
    <message>
      <source>Pen</source>
      <translation>画笔</translation>
    </message>
    <message>
      <source>Playing</source>
      <translation>播放</translation>
    </message>
    <message>
      <source>Pointer</source>
      <translation>指示点</translation>
    </message>
    <message>
      <source>Previous resource or page</source>
      <translation>上一个资源或上一页</translation>
    </message>
    <message>
      <source>Quieter</source>
      <translation>小声一点</translation>
    </message>
    <message>
      <source>Repeat from here, to here</source>
      <translation>复读：从这里、到这里、取消</translation>
    </message>
    <message>
      <source>Set a bookmark here</source>
      <translation>在这里加书签</translation>
    </message>
    <message>
      <source>Show the class screen</source>
      <translation>显示教室屏幕</translation>
    </message>
    <message>
      <source>Slower</source>
      <translation>放慢</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>缩小</translation>
    </message>
    <message>
      <source>Sound off, and on</source>
      <translation>静音，再按恢复</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>空格</translation>
    </message>
    <message>
      <source>Spotlight</source>
      <translation>聚光灯</translation>
    </message>
    <message>
      <source>Swap the two screens</source>
      <translation>交换两个屏幕</translation>
    </message>
    <message>
      <source>Table of keys as a PDF, to print</source>
      <translation>按键表存为 PDF，可打印</translation>
    </message>
    <message>
      <source>Take the last stroke back</source>
      <translation>撤销上一笔</translation>
    </message>
    <message>
      <source>Take the timer away</source>
      <translation>关闭计时器</translation>
    </message>
    <message>
      <source>The whole picture</source>
      <translation>看全图</translation>
    </message>
    <message>
      <source>This table of keys</source>
      <translation>按键表</translation>
    </message>
    <message>
      <source>Timer</source>
      <translation>计时</translation>
    </message>
    <message>
      <source>Timer small, or large</source>
      <translation>计时变小、变大</translation>
    </message>
    <message>
      <source>Timer with or without sound</source>
      <translation>计时响铃、不响铃</translation>
    </message>
    <message>
      <source>Turn the picture</source>
      <translation>旋转</translation>
    </message>
    <message>
      <source>Where the class stopped</source>
      <translation>从上次停下的地方继续</translation>
    </message>
    <message>
      <source>Wipe everything away</source>
      <translation>全部擦除</translation>
    </message>
  </context>
  <context>
    <name>SidePanel</name>
    <message>
      <source>Document</source>
      <translation>文档</translation>
    </message>
    <message>
      <source>In this lesson</source>
      <translation>本课资源</translation>
    </message>
    <message>
      <source>Lesson plan</source>
      <translation>教案</translation>
    </message>
    <message>
      <source>Next: {title}</source>
      <translation>下一个：{title}</translation>
    </message>
    <message>
      <source>Objectives</source>
      <translation>教学目标</translation>
    </message>
    <message>
      <source>Page {page} of {count}</source>
      <translation>第 {page} 页，共 {count} 页</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>录音</translation>
    </message>
    <message>
      <source>Resources of this lesson</source>
      <translation>本课资源</translation>
    </message>
    <message>
      <source>Slides</source>
      <translation>幻灯片</translation>
    </message>
    <message>
      <source>Swap screens</source>
      <translation>交换屏幕</translation>
    </message>
    <message>
      <source>This is the last one.</source>
      <translation>这是最后一个。</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>视频</translation>
    </message>
    <message>
      <source>Worksheet</source>
      <translation>练习单</translation>
    </message>
    <message>
      <source>{title} (not arrived)</source>
      <translation>{title}（未收到）</translation>
    </message>
  </context>
  <context>
    <name>SoonCard</name>
    <message numerus="yes">
      <source>%n lesson(s)</source>
      <translation>
        <numerusform>%n 课</numerusform>
      </translation>
    </message>
    <message>
      <source>All that is needed for the next {weeks} weeks is here.</source>
      <translation>接下来{weeks}周要用的都到齐了。</translation>
    </message>
    <message>
      <source>Not all here yet for the next {weeks} weeks: {lessons}. Ask for them in time.</source>
      <translation>接下来{weeks}周还有{lessons}没到齐，请早点去要。</translation>
    </message>
  </context>
  <context>
    <name>SpacePanel</name>
    <message>
      <source>Make room</source>
      <translation>腾出空间</translation>
    </message>
    <message>
      <source>Removed. That made {size} of room.</source>
      <translation>已删除，腾出了 {size}。</translation>
    </message>
    <message>
      <source>Show more</source>
      <translation>显示更多</translation>
    </message>
    <message>
      <source>There is nothing that could go. Move other large files off this disk.</source>
      <translation>没有可以删除的内容。请把这个磁盘上的其他大文件移走。</translation>
    </message>
  </context>
  <context>
    <name>StartCard</name>
    <message>
      <source>Open Skylesson</source>
      <translation>自动打开空中课堂</translation>
    </message>
    <message>
      <source>Open nothing</source>
      <translation>什么都不打开</translation>
    </message>
    <message>
      <source>When the computer starts</source>
      <translation>电脑开机登录后</translation>
    </message>
  </context>
  <context>
    <name>StateMark</name>
    <message>
      <source>not yet</source>
      <translation>未到</translation>
    </message>
    <message>
      <source>partly here</source>
      <translation>到了一部分</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>就绪</translation>
    </message>
    <message>
      <source>taught</source>
      <translation>已上</translation>
    </message>
  </context>
  <context>
    <name>States</name>
    <message>
      <source>abandoned</source>
      <translation>未收完</translation>
    </message>
    <message>
      <source>admitted</source>
      <translation>已入库</translation>
    </message>
    <message>
      <source>before</source>
      <translation>上一版</translation>
    </message>
    <message>
      <source>cannot read the records</source>
      <translation>读不了学校的记录</translation>
    </message>
    <message>
      <source>choice</source>
      <translation>可选</translation>
    </message>
    <message>
      <source>damaged</source>
      <translation>已损坏</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>启动失败</translation>
    </message>
    <message>
      <source>incomplete</source>
      <translation>不完整</translation>
    </message>
    <message>
      <source>installed</source>
      <translation>已安装</translation>
    </message>
    <message>
      <source>known</source>
      <translation>已有</translation>
    </message>
    <message>
      <source>like</source>
      <translation>照另一天</translation>
    </message>
    <message>
      <source>lost week</source>
      <translation>停课周</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>未收到</translation>
    </message>
    <message>
      <source>not started yet</source>
      <translation>还没启动过</translation>
    </message>
    <message>
      <source>off</source>
      <translation>不上课</translation>
    </message>
    <message>
      <source>ok</source>
      <translation>完好</translation>
    </message>
    <message>
      <source>partial</source>
      <translation>部分</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>就绪</translation>
    </message>
    <message>
      <source>refused</source>
      <translation>已拒绝</translation>
    </message>
    <message>
      <source>removed</source>
      <translation>已删除</translation>
    </message>
    <message>
      <source>signed</source>
      <translation>有签名</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>已停止</translation>
    </message>
    <message>
      <source>superseded</source>
      <translation>旧版本</translation>
    </message>
    <message>
      <source>swap</source>
      <translation>对调</translation>
    </message>
    <message>
      <source>term over</source>
      <translation>学期已过</translation>
    </message>
    <message>
      <source>there</source>
      <translation>已在</translation>
    </message>
    <message>
      <source>unsigned</source>
      <translation>未签名</translation>
    </message>
    <message>
      <source>written</source>
      <translation>已写入</translation>
    </message>
  </context>
  <context>
    <name>StickCard</name>
    <message numerus="yes">
      <source>%n archive(s) on it that are no packages or cannot be read</source>
      <translation>
        <numerusform>上面有 %n 个压缩包不是资源包或读不出来</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new lesson(s)</source>
      <translation>
        <numerusform>%n 节新课</numerusform>
      </translation>
    </message>
    <message>
      <source>A stick</source>
      <translation>U盘</translation>
    </message>
    <message>
      <source>Ask whoever gave you the stick for another copy.</source>
      <translation>请给您U盘的人再拷一份。</translation>
    </message>
    <message>
      <source>Being taken in. If the stick is pulled, it goes on when it is back.</source>
      <translation>正在收入。如果U盘被拔出，插回后会继续。</translation>
    </message>
    <message>
      <source>Its packages are here already.</source>
      <translation>上面的资源包这里都有了。</translation>
    </message>
    <message>
      <source>Nothing is written to the stick.</source>
      <translation>不会往U盘里写任何东西。</translation>
    </message>
    <message>
      <source>Nothing new is on it</source>
      <translation>上面没有新的内容</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>Skylesson {version}</source>
      <translation>空中课堂 {version}</translation>
    </message>
    <message>
      <source>Stick {label}</source>
      <translation>U盘 {label}</translation>
    </message>
    <message>
      <source>Take in</source>
      <translation>收下</translation>
    </message>
    <message>
      <source>There is no package on it</source>
      <translation>上面没有资源包</translation>
    </message>
    <message>
      <source>about {time}</source>
      <translation>约 {time}</translation>
    </message>
  </context>
  <context>
    <name>StickMessages</name>
    <message numerus="yes">
      <source>%n lesson(s) would be short of something.</source>
      <translation>
        <numerusform>会有 %n 节课缺内容。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n other package(s) use parts of this one.</source>
      <translation>
        <numerusform>另有 %n 个资源包用到它的内容。</numerusform>
      </translation>
    </message>
    <message>
      <source>A lesson of this package is being taught.</source>
      <translation>正在上这个资源包里的课。</translation>
    </message>
    <message>
      <source>Another file called “{name}” is on the stick already.</source>
      <translation>U盘上已经有另一个叫“{name}”的文件。</translation>
    </message>
    <message>
      <source>Choose fewer packages, or make room on it. What is on it is unharmed.</source>
      <translation>请少选几个资源包，或者在U盘上腾出空间。U盘上原有的内容没有受影响。</translation>
    </message>
    <message>
      <source>It is failing. What was finished before is good; take another stick.</source>
      <translation>这个U盘快坏了。之前写好的都是好的，请换一个U盘。</translation>
    </message>
    <message>
      <source>It was not touched. Move it away, or take another stick.</source>
      <translation>没有动它。请把它移走，或者换一个U盘。</translation>
    </message>
    <message>
      <source>Nothing in the library is called “{name}”.</source>
      <translation>资料库里没有叫“{name}”的内容。</translation>
    </message>
    <message>
      <source>Nothing was changed. `skylesson packages` and `skylesson mine list` show what there is.</source>
      <translation>没有任何改动。用 `skylesson packages` 和 `skylesson mine list` 可列出现有内容。</translation>
    </message>
    <message>
      <source>Nothing was removed.</source>
      <translation>什么都没有删除。</translation>
    </message>
    <message>
      <source>Nothing was removed. End the lesson first.</source>
      <translation>什么都没有删除。请先下课。</translation>
    </message>
    <message>
      <source>Press “Check everything” on the Receiving page; after that any other copy mends it.</source>
      <translation>请在“接收”页按“全部检查”，之后任何一份好的都能把它补好。</translation>
    </message>
    <message>
      <source>Some bytes of this package have gone bad on this computer, so it was not handed on.</source>
      <translation>这个资源包在本机上有一部分坏了，所以没有写到U盘上。</translation>
    </message>
    <message>
      <source>Switch its write protection off, or take another stick.</source>
      <translation>请关掉U盘的写保护，或者换一个U盘。</translation>
    </message>
    <message>
      <source>The stick does not give back what was written to it.</source>
      <translation>写到U盘上的内容读回来不对。</translation>
    </message>
    <message>
      <source>The stick does not let itself be written ({detail}).</source>
      <translation>这个U盘写不进去（{detail}）。</translation>
    </message>
    <message>
      <source>The stick is too full: {needed} are needed, {free} are free.</source>
      <translation>U盘空间不够：需要 {needed}，可用 {free}。</translation>
    </message>
    <message>
      <source>The stick was removed, or does not answer ({detail}).</source>
      <translation>U盘被拔掉了，或者没有反应（{detail}）。</translation>
    </message>
    <message>
      <source>What was finished is good. Insert it and start again: it goes on where it stopped.</source>
      <translation>已经写好的都是好的。插回U盘再写一次，会接着写。</translation>
    </message>
  </context>
  <context>
    <name>StickPanel</name>
    <message numerus="yes">
      <source>%n of them were there already.</source>
      <translation>
        <numerusform>其中 %n 个原来就在U盘上。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s)</source>
      <translation>
        <numerusform>%n 个资源包</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) are on the stick, read back and sound.</source>
      <translation>
        <numerusform>%n 个资源包已写到U盘上，并读回核对无误。</numerusform>
      </translation>
    </message>
    <message>
      <source>A stick</source>
      <translation>U盘</translation>
    </message>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>Also the list of what is missing here</source>
      <translation>同时写上本校的缺失清单</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Insert a stick.</source>
      <translation>请插入U盘。</translation>
    </message>
    <message>
      <source>It can be taken out.</source>
      <translation>可以拔下U盘了。</translation>
    </message>
    <message>
      <source>Make a stick for the next school</source>
      <translation>给下一所学校做一个U盘</translation>
    </message>
    <message>
      <source>None</source>
      <translation>都不选</translation>
    </message>
    <message>
      <source>Onto which stick?</source>
      <translation>写到哪个U盘？</translation>
    </message>
    <message>
      <source>Packages for the stick</source>
      <translation>要写到U盘上的资源包</translation>
    </message>
    <message>
      <source>There is no package yet that could be handed on. Take some in first.</source>
      <translation>资料库里还没有可以带走的资源包，请先收下一些。</translation>
    </message>
    <message>
      <source>This term only</source>
      <translation>只选本学期</translation>
    </message>
    <message>
      <source>Write the stick</source>
      <translation>写到U盘</translation>
    </message>
    <message>
      <source>that is too much: choose fewer packages</source>
      <translation>放不下，请少选几个资源包</translation>
    </message>
    <message>
      <source>{done} of {total} written and read back</source>
      <translation>共 {total}，已写入并核对 {done}</translation>
    </message>
    <message>
      <source>{good} of {all} packages are on the stick.</source>
      <translation>{all} 个资源包中有 {good} 个已写到U盘上。</translation>
    </message>
    <message>
      <source>{name} · {free} free</source>
      <translation>{name} · 可用 {free}</translation>
    </message>
    <message>
      <source>{needed} needed, {free} free on the stick</source>
      <translation>需要 {needed}，U盘可用 {free}</translation>
    </message>
  </context>
  <context>
    <name>SubjectCard</name>
    <message>
      <source>Every lesson of this subject is taught</source>
      <translation>这一科的课都上完了</translation>
    </message>
    <message>
      <source>Teach</source>
      <translation>上课</translation>
    </message>
    <message>
      <source>Teach lesson {number}</source>
      <translation>先上第{number}学时</translation>
    </message>
    <message>
      <source>Teach {title}</source>
      <translation>上课：{title}</translation>
    </message>
  </context>
  <context>
    <name>Support</name>
    <message>
      <source>A text that was left out stands as &lt;1&gt;, &lt;2&gt; …: the same text has the same number.</source>
      <translation>省去的文字写作 &lt;1&gt;、&lt;2&gt; ……：相同的文字用相同的编号。</translation>
    </message>
    <message>
      <source>No names of schools, people, classes, lessons or files are in here, and no content.</source>
      <translation>这里没有学校、人员、班级、课或文件的名字，也没有任何内容。</translation>
    </message>
    <message>
      <source>Skylesson {version}, for support, {made}</source>
      <translation>空中课堂 {version}，供技术支持使用，{made}</translation>
    </message>
    <message>
      <source>a report of something that nobody expected</source>
      <translation>一次意外出错的报告</translation>
    </message>
    <message>
      <source>how much there is in the library: numbers only</source>
      <translation>资料库里有多少东西：只有数字</translation>
    </message>
    <message>
      <source>the log; names, titles and files in it are numbers</source>
      <translation>日志；其中的名字、标题和文件都换成了编号</translation>
    </message>
    <message>
      <source>what is chosen in Settings, without names and folders</source>
      <translation>“设置”中的选择，不含名字和文件夹</translation>
    </message>
    <message>
      <source>what the check of this computer found: disks, screens, sound, formats, versions</source>
      <translation>检查这台电脑的结果：磁盘、屏幕、声音、格式、版本</translation>
    </message>
    <message>
      <source>why packages were kept out, without their names</source>
      <translation>资源包被拒收的原因，不含它们的名字</translation>
    </message>
  </context>
  <context>
    <name>TeacherAids</name>
    <message>
      <source>The class sees this screen. {key} shows the lesson plan to you alone.</source>
      <translation>学生也看得到这个屏幕。按 {key} 收起画面，教案只给您看。</translation>
    </message>
    <message>
      <source>The table of keys was saved as {path}.</source>
      <translation>按键表已存为 {path}。</translation>
    </message>
  </context>
  <context>
    <name>Telling</name>
    <message>
      <source>Begin anew</source>
      <translation>从头开始</translation>
    </message>
    <message>
      <source>Frozen: the class sees the small picture and hears nothing. {key} goes on.</source>
      <translation>已定格：学生看到右下角的小图，听不到声音。按 {key} 恢复。</translation>
    </message>
    <message>
      <source>Frozen: this picture stays, without sound. {key} goes on.</source>
      <translation>已定格：画面停住，没有声音。按 {key} 恢复。</translation>
    </message>
    <message>
      <source>Go on there</source>
      <translation>从那里继续</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>下一个</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>好</translation>
    </message>
    <message>
      <source>Open it there</source>
      <translation>用它自己的程序打开</translation>
    </message>
    <message>
      <source>The class sees a black screen. {key} shows the lesson again.</source>
      <translation>学生看到的是黑屏，按 {key} 恢复。</translation>
    </message>
    <message>
      <source>The class sees the white board. Write on it; {key} shows the lesson again.</source>
      <translation>学生看到的是白板，可以书写，按 {key} 恢复。</translation>
    </message>
    <message>
      <source>The document opens in its own program. Esc takes the class screen out of its way.</source>
      <translation>文档已在它自己的程序中打开。按 Esc 可收起教室屏幕。</translation>
    </message>
    <message>
      <source>The sound is off. {key} switches it on.</source>
      <translation>声音已关，按 {key} 打开。</translation>
    </message>
    <message>
      <source>This class stopped at page {page} of “{title}”.</source>
      <translation>这个班上次停在“{title}”第 {page} 页。</translation>
    </message>
    <message>
      <source>This class stopped at {time} in “{title}”.</source>
      <translation>这个班上次停在“{title}”的 {time}。</translation>
    </message>
    <message>
      <source>This class stopped at “{title}”.</source>
      <translation>这个班上次停在“{title}”。</translation>
    </message>
    <message>
      <source>This is the first one of the lesson.</source>
      <translation>这已经是这节课的第一个。</translation>
    </message>
    <message>
      <source>This is the last one of the lesson.</source>
      <translation>这已经是这节课的最后一个。</translation>
    </message>
    <message>
      <source>Which number does the class see? Press it.</source>
      <translation>学生看到的是几号？请按那个数字。</translation>
    </message>
  </context>
  <context>
    <name>TermSection</name>
    <message>
      <source>A day like another one</source>
      <translation>这一天照另一天上课</translation>
    </message>
    <message>
      <source>A file holidays.csv in the library can name them.</source>
      <translation>可以在资料库里放一个 holidays.csv 文件写明。</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>添加</translation>
    </message>
    <message>
      <source>Changed, not set yet</source>
      <translation>已改动，尚未设置</translation>
    </message>
    <message>
      <source>First day</source>
      <translation>第一天</translation>
    </message>
    <message>
      <source>First term</source>
      <translation>第一学期</translation>
    </message>
    <message>
      <source>Last day</source>
      <translation>最后一天</translation>
    </message>
    <message>
      <source>No lessons on this day</source>
      <translation>这一天停课</translation>
    </message>
    <message>
      <source>No public holiday is known for the coming months.</source>
      <translation>接下来几个月没有已知的节假日。</translation>
    </message>
    <message>
      <source>Otherwise than the timetable</source>
      <translation>临时调整</translation>
    </message>
    <message>
      <source>Proposed, not set yet</source>
      <translation>建议的日期，尚未设置</translation>
    </message>
    <message>
      <source>Public holidays</source>
      <translation>节假日</translation>
    </message>
    <message>
      <source>Second term</source>
      <translation>第二学期</translation>
    </message>
    <message>
      <source>Set</source>
      <translation>设定</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>取消调整</translation>
    </message>
    <message>
      <source>Terms</source>
      <translation>学期</translation>
    </message>
    <message>
      <source>The week of {day} was lost, the rest of the plan moves on</source>
      <translation>{day}那一周没上成，后面的课往后移一周</translation>
    </message>
    <message>
      <source>The whole school</source>
      <translation>全校</translation>
    </message>
    <message>
      <source>These dates are set</source>
      <translation>已按此日期设置</translation>
    </message>
    <message>
      <source>This week is lost: shift the rest</source>
      <translation>这一周没上成，后面的往后移</translation>
    </message>
    <message>
      <source>Two periods change places</source>
      <translation>两节课对调</translation>
    </message>
    <message>
      <source>Your own days (holidays.csv)</source>
      <translation>本校的日子（holidays.csv）</translation>
    </message>
    <message>
      <source>and</source>
      <translation>和</translation>
    </message>
    <message>
      <source>like {day}</source>
      <translation>按{day}上课</translation>
    </message>
    <message>
      <source>period {number}</source>
      <translation>第{number}节</translation>
    </message>
    <message>
      <source>the whole school</source>
      <translation>全校</translation>
    </message>
    <message>
      <source>{day}, period {period}, changes places with {other}, period {other_period} ({whose})</source>
      <translation>{day}第{period}节与{other}第{other_period}节对调（{whose}）</translation>
    </message>
    <message>
      <source>{day}: like {other} ({whose})</source>
      <translation>{day}：照{other}上课（{whose}）</translation>
    </message>
    <message>
      <source>{day}: no lessons ({whose})</source>
      <translation>{day}：停课（{whose}）</translation>
    </message>
    <message>
      <source>{day}: {name}</source>
      <translation>{day}：{name}</translation>
    </message>
    <message>
      <source>{first} to {last}: {name}</source>
      <translation>{first}至{last}：{name}</translation>
    </message>
  </context>
  <context>
    <name>TimerRow</name>
    <message>
      <source>1 min</source>
      <translation>1分钟</translation>
    </message>
    <message>
      <source>10 min</source>
      <translation>10分钟</translation>
    </message>
    <message>
      <source>3 min</source>
      <translation>3分钟</translation>
    </message>
    <message>
      <source>5 min</source>
      <translation>5分钟</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>Large, small</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>Take away</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>With a sound</source>
      <translation>响铃</translation>
    </message>
    <message>
      <source>Without a sound</source>
      <translation>不响铃</translation>
    </message>
  </context>
  <context>
    <name>TimetableModel</name>
    <message>
      <source>Time</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>free</source>
      <translation>空</translation>
    </message>
    <message>
      <source>{day}, period {number}: {taught}</source>
      <translation>{day}第{number}节：{taught}</translation>
    </message>
    <message>
      <source>{name} (even)</source>
      <translation>{name}（双）</translation>
    </message>
    <message>
      <source>{name} (odd)</source>
      <translation>{name}（单）</translation>
    </message>
    <message>
      <source>{name} (week {weeks})</source>
      <translation>{name}（第{weeks}周）</translation>
    </message>
  </context>
  <context>
    <name>TimetableSection</name>
    <message>
      <source>All grades</source>
      <translation>所有年级</translation>
    </message>
    <message>
      <source>All weeks</source>
      <translation>所有周</translation>
    </message>
    <message>
      <source>Choose a cell, then a subject (keys 1 to 4, Delete). Drag a cell, or Alt and an arrow, to swap.</source>
      <translation>先选一格，再选科目（按键 1 到 4，Delete 清空）。拖动格子，或按 Alt 加方向键，可以对调。</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>班级</translation>
    </message>
    <message>
      <source>Copy the day</source>
      <translation>复制这一天</translation>
    </message>
    <message>
      <source>Empty</source>
      <translation>清空</translation>
    </message>
    <message>
      <source>Even weeks</source>
      <translation>双周</translation>
    </message>
    <message numerus="yes">
      <source>Every %n week(s)</source>
      <translation>
        <numerusform>每 %n 周一轮</numerusform>
      </translation>
    </message>
    <message>
      <source>For which grade</source>
      <translation>哪个年级</translation>
    </message>
    <message>
      <source>From a file</source>
      <translation>导入</translation>
    </message>
    <message>
      <source>Into a file</source>
      <translation>导出</translation>
    </message>
    <message>
      <source>Odd and even weeks</source>
      <translation>分单双周</translation>
    </message>
    <message>
      <source>Odd weeks</source>
      <translation>单周</translation>
    </message>
    <message>
      <source>One period less</source>
      <translation>减一节</translation>
    </message>
    <message>
      <source>One period more</source>
      <translation>加一节</translation>
    </message>
    <message>
      <source>Other subject</source>
      <translation>其他科目</translation>
    </message>
    <message>
      <source>Paste the day</source>
      <translation>粘贴到这一天</translation>
    </message>
    <message>
      <source>Rotation</source>
      <translation>轮换</translation>
    </message>
    <message>
      <source>Same every week</source>
      <translation>每周一样</translation>
    </message>
    <message>
      <source>Set up a class first, or take a timetable from a file: its classes come along.</source>
      <translation>请先添加班级，或者导入一张课表：班级会一起进来。</translation>
    </message>
    <message>
      <source>Timetable</source>
      <translation>课程表</translation>
    </message>
    <message>
      <source>Week of the rotation</source>
      <translation>第几周</translation>
    </message>
    <message>
      <source>Week {number} of the rotation</source>
      <translation>轮换的第{number}周</translation>
    </message>
    <message>
      <source>Weekend</source>
      <translation>周末</translation>
    </message>
  </context>
  <context>
    <name>TodayPage</name>
    <message>
      <source>All classes</source>
      <translation>所有班级</translation>
    </message>
    <message>
      <source>By the timetable</source>
      <translation>按课表</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>班级</translation>
    </message>
    <message>
      <source>Enter the timetable</source>
      <translation>输入课表</translation>
    </message>
    <message>
      <source>Set up your classes</source>
      <translation>设置班级</translation>
    </message>
    <message>
      <source>Skylesson can keep a place for each of your classes, and follow your timetable.</source>
      <translation>设好班级以后，各班进度分开记，还能跟着课表走。</translation>
    </message>
    <message>
      <source>This term at a glance</source>
      <translation>本学期一览</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>今天</translation>
    </message>
    <message>
      <source>Today · week {week}, {day}</source>
      <translation>今天 · 第{week}周 {day}</translation>
    </message>
    <message>
      <source>Today · {day}</source>
      <translation>今天 · {day}</translation>
    </message>
    <message>
      <source>With a timetable, this page shows the class whose hour it is.</source>
      <translation>输入课表以后，这里会显示正在上课的班级。</translation>
    </message>
    <message>
      <source>{grade}: {pace}</source>
      <translation>{grade}{pace}</translation>
    </message>
  </context>
  <context>
    <name>ToolRow</name>
    <message>
      <source>A–B</source>
      <translation>A–B</translation>
    </message>
    <message>
      <source>B?</source>
      <translation>B？</translation>
    </message>
    <message>
      <source>Board</source>
      <translation>白板</translation>
    </message>
    <message>
      <source>Bookmarks</source>
      <translation>书签</translation>
    </message>
    <message>
      <source>Even sound</source>
      <translation>音量一致</translation>
    </message>
    <message>
      <source>Faster</source>
      <translation>加速</translation>
    </message>
    <message>
      <source>From start</source>
      <translation>从头开始</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>按键</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>放大</translation>
    </message>
    <message>
      <source>Pen</source>
      <translation>画笔</translation>
    </message>
    <message>
      <source>Pointer</source>
      <translation>指示点</translation>
    </message>
    <message>
      <source>Slower</source>
      <translation>减速</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>缩小</translation>
    </message>
    <message>
      <source>Spotlight</source>
      <translation>聚光灯</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>逐帧</translation>
    </message>
    <message>
      <source>Subtitles</source>
      <translation>字幕</translation>
    </message>
    <message>
      <source>Timer</source>
      <translation>计时</translation>
    </message>
    <message>
      <source>Turn</source>
      <translation>旋转</translation>
    </message>
    <message>
      <source>Voice</source>
      <translation>声道</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <source>By itself. The headteacher prints the month from here. F1 explains every page.</source>
      <translation>会自动记下来，校长从这里打印月报。每一页都可以按 F1 看说明。</translation>
    </message>
    <message>
      <source>By satellite or on a stick. Put a stick in, come to this page and press “Take in”.</source>
      <translation>通过卫星或U盘。插入U盘，到这一页按“收下”。</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>It has not arrived yet. Once it has, this button, or the space bar, shows it to the class.</source>
      <translation>这节课还没有收到。收到以后，按这个按钮或空格键，全班就能看到。</translation>
    </message>
    <message>
      <source>Lessons arrive here</source>
      <translation>课从这里进来</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>下一步</translation>
    </message>
    <message>
      <source>Press this button, or the space bar, and the class sees it. Nothing has to be set up before.</source>
      <translation>按这个按钮或空格键，学生就能看到。事先什么都不用设置。</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>跳过</translation>
    </message>
    <message>
      <source>The next lesson stands here</source>
      <translation>接下来要上的课在这里</translation>
    </message>
    <message>
      <source>What was taught is written down here</source>
      <translation>上过的课记在这里</translation>
    </message>
  </context>
  <context>
    <name>Transport</name>
    <message>
      <source>Position</source>
      <translation>播放位置</translation>
    </message>
  </context>
  <context>
    <name>UnusedTable</name>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Lesson</source>
      <translation>课</translation>
    </message>
    <message>
      <source>Resource</source>
      <translation>资源</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>科目</translation>
    </message>
  </context>
  <context>
    <name>UpdateMessages</name>
    <message>
      <source>Ask for it in one file.</source>
      <translation>请索取单个文件的版本。</translation>
    </message>
    <message>
      <source>It is not needed here.</source>
      <translation>这里不需要它。</translation>
    </message>
    <message>
      <source>It starts at the next start. This one goes on until then.</source>
      <translation>下次启动时使用新版本；在那之前继续使用当前版本。</translation>
    </message>
    <message>
      <source>It was kept out and nothing was changed. Ask where it comes from.</source>
      <translation>它没有被收下，什么都没有改变。请问清它的来源。</translation>
    </message>
    <message>
      <source>It was kept out and nothing was changed. If you know the key, add it in Settings, for updates.</source>
      <translation>它没有被收下，什么都没有改变。如果您认识这个密钥，请在“设置”里把它添加为更新的密钥。</translation>
    </message>
    <message>
      <source>Nothing is lost. Tell whoever sent the update.</source>
      <translation>没有丢失任何内容。请告知发送更新的单位。</translation>
    </message>
    <message>
      <source>Nothing was changed.</source>
      <translation>没有任何改动。</translation>
    </message>
    <message>
      <source>Nothing was changed. IT can put the copy back that was kept before the update.</source>
      <translation>没有任何改动。管理员可以恢复更新前保留的副本。</translation>
    </message>
    <message>
      <source>Nothing was changed. `skylesson update` shows the versions that are here.</source>
      <translation>没有任何改动。用 `skylesson update` 可列出本机的版本。</translation>
    </message>
    <message>
      <source>Put it into a drop folder.</source>
      <translation>请把它放进投放文件夹。</translation>
    </message>
    <message>
      <source>Skylesson {program} cannot read the school's records as they are now.</source>
      <translation>空中课堂 {program} 无法读取学校现有的记录。</translation>
    </message>
    <message>
      <source>Skylesson {program} did not start. The version before it is running again.</source>
      <translation>空中课堂 {program} 没能启动，已恢复使用之前的版本。</translation>
    </message>
    <message>
      <source>Skylesson {program} has arrived.</source>
      <translation>空中课堂 {program} 已收到。</translation>
    </message>
    <message>
      <source>Skylesson {program} is not on this computer.</source>
      <translation>这台电脑上没有空中课堂 {program}。</translation>
    </message>
    <message>
      <source>Skylesson {program} starts at the next start.</source>
      <translation>下次启动时将使用空中课堂 {program}。</translation>
    </message>
    <message>
      <source>There is no other version on this computer.</source>
      <translation>这台电脑上没有其他版本。</translation>
    </message>
    <message>
      <source>This is an update of Skylesson itself, which is not taken in this way.</source>
      <translation>这是空中课堂程序本身的更新，不能用这种方式接收。</translation>
    </message>
    <message>
      <source>This update of Skylesson is cut into volumes.</source>
      <translation>这个空中课堂更新被分成了多卷。</translation>
    </message>
    <message>
      <source>This update of Skylesson is for another kind of computer ({platform}).</source>
      <translation>这个空中课堂更新适用于另一种电脑（{platform}）。</translation>
    </message>
    <message>
      <source>This update of Skylesson is not signed.</source>
      <translation>这个空中课堂更新没有签名。</translation>
    </message>
    <message>
      <source>This update of Skylesson is signed with a key that may not sign updates here ({key}).</source>
      <translation>这个空中课堂更新所用的签名密钥（{key}）在这里无权签署更新。</translation>
    </message>
  </context>
  <context>
    <name>UsageHead</name>
    <message>
      <source>All classes</source>
      <translation>全部班级</translation>
    </message>
    <message>
      <source>All records (JSON)</source>
      <translation>全部记录（JSON）</translation>
    </message>
    <message>
      <source>All subjects</source>
      <translation>全部科目</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>班级</translation>
    </message>
    <message>
      <source>Everything, signed, for another machine</source>
      <translation>全部登记（签名，给另一台电脑或教育局）</translation>
    </message>
    <message>
      <source>Excel workbook</source>
      <translation>Excel 工作簿</translation>
    </message>
    <message>
      <source>First day</source>
      <translation>起始日</translation>
    </message>
    <message>
      <source>From … to</source>
      <translation>从…到</translation>
    </message>
    <message>
      <source>Last day</source>
      <translation>截止日</translation>
    </message>
    <message>
      <source>Learning records (xAPI)</source>
      <translation>学习记录（xAPI）</translation>
    </message>
    <message>
      <source>Register for signing (PDF)</source>
      <translation>签字用登记表（PDF）</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>科目</translation>
    </message>
    <message>
      <source>Table (CSV)</source>
      <translation>表格（CSV）</translation>
    </message>
    <message>
      <source>Table with Kolibri's columns (CSV)</source>
      <translation>Kolibri 格式的表格（CSV）</translation>
    </message>
    <message>
      <source>This month</source>
      <translation>本月</translation>
    </message>
    <message>
      <source>This term</source>
      <translation>本学期</translation>
    </message>
    <message>
      <source>This week</source>
      <translation>本周</translation>
    </message>
    <message>
      <source>Usage</source>
      <translation>使用登记</translation>
    </message>
    <message>
      <source>Write out</source>
      <translation>导出</translation>
    </message>
  </context>
  <context>
    <name>UsagePage</name>
    <message>
      <source>Check again</source>
      <translation>再查一遍</translation>
    </message>
    <message>
      <source>Class hours week by week (the line is what was planned)</source>
      <translation>每周学时（横线是计划）</translation>
    </message>
    <message>
      <source>Coverage {share}</source>
      <translation>开课率 {share}</translation>
    </message>
    <message>
      <source>Each class and subject: lessons taught / planned</source>
      <translation>各班各科：已上 / 计划</translation>
    </message>
    <message>
      <source>Everything that is here of the lessons taught was shown.</source>
      <translation>上过的课，资源都放过了。</translation>
    </message>
    <message>
      <source>Lessons that were skipped</source>
      <translation>跳过的课</translation>
    </message>
    <message>
      <source>Looked just now, at {time}</source>
      <translation>刚刚检查过，{time}</translation>
    </message>
    <message>
      <source>No class hour was held in these days yet. Choose other days above, or teach on the page Today.</source>
      <translation>这段时间还没有上过课。请在上面另选时间，或者到“今天”页上课。</translation>
    </message>
    <message>
      <source>None was skipped.</source>
      <translation>没有跳过的课。</translation>
    </message>
    <message>
      <source>Nothing is planned in these days. Classes and term dates are set up on the timetable's page.</source>
      <translation>这段时间没有计划。班级和学期日期请在课表页设置。</translation>
    </message>
    <message>
      <source>Resources of lessons taught that nobody has shown</source>
      <translation>上过的课里从没放过的资源</translation>
    </message>
    <message>
      <source>Set the dates of the term</source>
      <translation>设置学期日期</translation>
    </message>
    <message>
      <source>The register is being checked</source>
      <translation>正在核对登记</translation>
    </message>
    <message>
      <source>class hours this week</source>
      <translation>本周学时</translation>
    </message>
    <message>
      <source>last week {count}</source>
      <translation>上周 {count}</translation>
    </message>
    <message>
      <source>lessons skipped</source>
      <translation>跳过的课</translation>
    </message>
    <message>
      <source>lessons taught / planned</source>
      <translation>已上 / 计划课数</translation>
    </message>
    <message>
      <source>{done} / {whole} lessons</source>
      <translation>{done} / {whole} 学时</translation>
    </message>
  </context>
  <context>
    <name>UsageTable</name>
    <message>
      <source>Class</source>
      <translation>班级</translation>
    </message>
    <message>
      <source>Date and time</source>
      <translation>日期和时间</translation>
    </message>
    <message>
      <source>How it ended</source>
      <translation>结束方式</translation>
    </message>
    <message>
      <source>Lesson</source>
      <translation>课</translation>
    </message>
    <message>
      <source>Shown</source>
      <translation>实际放映</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>科目</translation>
    </message>
  </context>
  <context>
    <name>VersionCard</name>
    <message>
      <source>Free software under the MIT licence. Updates come as packages do.</source>
      <translation>MIT 许可的自由软件。更新和资源包用同样的方式送来。</translation>
    </message>
    <message>
      <source>Go back to {version}</source>
      <translation>退回到 {version}</translation>
    </message>
    <message>
      <source>Skylesson {version}</source>
      <translation>空中课堂 {version}</translation>
    </message>
    <message>
      <source>Stay with {version}</source>
      <translation>继续用 {version}</translation>
    </message>
    <message>
      <source>Version {version} starts at the next start.</source>
      <translation>下次启动时使用 {version} 版。</translation>
    </message>
  </context>
  <context>
    <name>WeekTable</name>
    <message>
      <source>Class hours held</source>
      <translation>实际上课学时</translation>
    </message>
    <message>
      <source>Planned</source>
      <translation>计划</translation>
    </message>
    <message>
      <source>Week from</source>
      <translation>周（起始日）</translation>
    </message>
  </context>
  <context>
    <name>YearGrid</name>
    <message numerus="yes">
      <source>%n class hour(s)</source>
      <translation>
        <numerusform>%n 课时</numerusform>
      </translation>
    </message>
    <message>
      <source>First term</source>
      <translation>第一学期</translation>
    </message>
    <message>
      <source>Second term</source>
      <translation>第二学期</translation>
    </message>
    <message>
      <source>not arrived yet</source>
      <translation>未到</translation>
    </message>
    <message>
      <source>partly here</source>
      <translation>到了一部分</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>就绪</translation>
    </message>
    <message>
      <source>week {week}</source>
      <translation>第{week}周</translation>
    </message>
    <message>
      <source>{count} taught</source>
      <translation>上了 {count} 课时</translation>
    </message>
  </context>
  <context>
    <name>YearSection</name>
    <message numerus="yes">
      <source>%n hour(s) left</source>
      <translation>
        <numerusform>课表上还有 %n 节</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a week with the mouse or the arrow keys.</source>
      <translation>用鼠标或方向键选一周。</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>班级</translation>
    </message>
    <message>
      <source>Nothing is planned here.</source>
      <translation>这一周没有安排。</translation>
    </message>
    <message>
      <source>The class is here: all before is taught</source>
      <translation>本班上到这里，前面的都算上过</translation>
    </message>
    <message>
      <source>The year, week by week</source>
      <translation>全年各周</translation>
    </message>
    <message>
      <source>This is the plan of the whole school. Set up a class to see where it is.</source>
      <translation>这是全校的计划。添加班级后，就能看到各班上到哪里。</translation>
    </message>
    <message>
      <source>{name}: {taught} of {total} ({pace})</source>
      <translation>{name}：{taught}/{total}（{pace}）</translation>
    </message>
    <message>
      <source>{taught}, {hours}</source>
      <translation>{taught}，{hours}</translation>
    </message>
  </context>
</TS>
