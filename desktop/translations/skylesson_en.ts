<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Exporting</name>
    <message numerus="yes">
      <source>%n record(s) written to {path}</source>
      <translation>
        <numerusform>%n record written to {path}</numerusform>
        <numerusform>%n records written to {path}</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Formats</name>
    <message numerus="yes">
      <source>%n ahead</source>
      <translation>
        <numerusform>%n ahead</numerusform>
        <numerusform>%n ahead</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n behind</source>
      <translation>
        <numerusform>%n behind</numerusform>
        <numerusform>%n behind</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min left</source>
      <translation>
        <numerusform>%n min left</numerusform>
        <numerusform>%n min left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n s</source>
      <translation>
        <numerusform>%n s</numerusform>
        <numerusform>%n s</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n s left</source>
      <translation>
        <numerusform>%n s left</numerusform>
        <numerusform>%n s left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>room for about %n more week(s)</source>
      <translation>
        <numerusform>room for about %n more week</numerusform>
        <numerusform>room for about %n more weeks</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>GoerCard</name>
    <message numerus="yes">
      <source>%n lesson(s) would be short of something.</source>
      <translation>
        <numerusform>%n lesson would be short of something.</numerusform>
        <numerusform>%n lessons would be short of something.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n other package(s) use parts of it.</source>
      <translation>
        <numerusform>%n other package uses parts of it.</numerusform>
        <numerusform>%n other packages use parts of it.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Home</name>
    <message numerus="yes">
      <source>What is written here has lasted over %n restart(s).</source>
      <translation>
        <numerusform>What is written here has lasted over %n restart.</numerusform>
        <numerusform>What is written here has lasted over %n restarts.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ImportPanel</name>
    <message numerus="yes">
      <source>%n cell(s) could not be understood and are left out:</source>
      <translation>
        <numerusform>%n cell could not be understood and is left out:</numerusform>
        <numerusform>%n cells could not be understood and are left out:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hour(s) a rotation</source>
      <translation>
        <numerusform>%n hour a rotation</numerusform>
        <numerusform>%n hours a rotation</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them of a subject that Skylesson has lessons of</source>
      <translation>
        <numerusform>%n of them of a subject that Skylesson has lessons of</numerusform>
        <numerusform>%n of them of a subject that Skylesson has lessons of</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LessonFiles</name>
    <message numerus="yes">
      <source>Copying %n file(s) into the library …</source>
      <translation>
        <numerusform>Copying %n file into the library …</numerusform>
        <numerusform>Copying %n files into the library …</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The lesson with its %n resource(s) is in the file.</source>
      <translation>
        <numerusform>The lesson with its %n resource is in the file.</numerusform>
        <numerusform>The lesson with its %n resources is in the file.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LockedPage</name>
    <message numerus="yes">
      <source>The PIN was wrong. Try again in %n s.</source>
      <translation>
        <numerusform>The PIN was wrong. Try again in %n s.</numerusform>
        <numerusform>The PIN was wrong. Try again in %n s.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LookLine</name>
    <message numerus="yes">
      <source>%n package(s) kept out</source>
      <translation>
        <numerusform>%n package kept out</numerusform>
        <numerusform>%n packages kept out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) not in yet</source>
      <translation>
        <numerusform>%n package not in yet</numerusform>
        <numerusform>%n packages not in yet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) taken in</source>
      <translation>
        <numerusform>%n package taken in</numerusform>
        <numerusform>%n packages taken in</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) that were here already</source>
      <translation>
        <numerusform>%n package that was here already</numerusform>
        <numerusform>%n packages that were here already</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Messages</name>
    <message numerus="yes">
      <source>%n lesson(s) wait for a copy.</source>
      <translation>
        <numerusform>%n lesson waits for a copy.</numerusform>
        <numerusform>%n lessons wait for a copy.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Kept in {name}: the schedule, and %n record(s) of lessons.</source>
      <translation>
        <numerusform>Kept in {name}: the schedule, and %n record of lessons.</numerusform>
        <numerusform>Kept in {name}: the schedule, and %n records of lessons.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Nothing is new since {name} was kept: the schedule, and %n record(s) of lessons.</source>
      <translation>
        <numerusform>Nothing is new since {name} was kept: the schedule, and %n record of lessons.</numerusform>
        <numerusform>Nothing is new since {name} was kept: the schedule, and %n records of lessons.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Restored from {name}: the schedule, and %n record(s) of lessons.</source>
      <translation>
        <numerusform>Restored from {name}: the schedule, and %n record of lessons.</numerusform>
        <numerusform>Restored from {name}: the schedule, and %n records of lessons.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>NextLessonCard</name>
    <message numerus="yes">
      <source>%n picture(s)</source>
      <translation>
        <numerusform>%n picture</numerusform>
        <numerusform>%n pictures</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recording(s)</source>
      <translation>
        <numerusform>%n recording</numerusform>
        <numerusform>%n recordings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n slide set(s)</source>
      <translation>
        <numerusform>%n slide set</numerusform>
        <numerusform>%n slide sets</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n video(s)</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n worksheet(s)</source>
      <translation>
        <numerusform>%n worksheet</numerusform>
        <numerusform>%n worksheets</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>NoRoomCard</name>
    <message numerus="yes">
      <source>%n package(s) wait for room</source>
      <translation>
        <numerusform>%n package waits for room</numerusform>
        <numerusform>%n packages wait for room</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Pacing</name>
    <message numerus="yes">
      <source>%n hour(s) left in the term</source>
      <translation>
        <numerusform>%n hour left in the term</numerusform>
        <numerusform>%n hours left in the term</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ReceivingPage</name>
    <message numerus="yes">
      <source>%n more package(s) are waiting.</source>
      <translation>
        <numerusform>%n more package is waiting.</numerusform>
        <numerusform>%n more packages are waiting.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) in the library</source>
      <translation>
        <numerusform>%n package in the library</numerusform>
        <numerusform>%n packages in the library</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) not checked again since they came in</source>
      <translation>
        <numerusform>%n package not checked again since it came in</numerusform>
        <numerusform>%n packages not checked again since they came in</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RecheckCard</name>
    <message numerus="yes">
      <source>%n file(s) mended</source>
      <translation>
        <numerusform>%n file mended</numerusform>
        <numerusform>%n files mended</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n lesson(s) wait for a copy</source>
      <translation>
        <numerusform>%n lesson waits for a copy</numerusform>
        <numerusform>%n lessons wait for a copy</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) cannot be read</source>
      <translation>
        <numerusform>%n package cannot be read</numerusform>
        <numerusform>%n packages cannot be read</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) checked</source>
      <translation>
        <numerusform>%n package checked</numerusform>
        <numerusform>%n packages checked</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n piece(s) damaged</source>
      <translation>
        <numerusform>%n piece damaged</numerusform>
        <numerusform>%n pieces damaged</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RecordsCard</name>
    <message numerus="yes">
      <source>The last %n lesson(s)</source>
      <translation>
        <numerusform>The last lesson</numerusform>
        <numerusform>The last %n lessons</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Register</name>
    <message numerus="yes">
      <source>%n record(s) after it are not here.</source>
      <translation>
        <numerusform>%n record after it is not here.</numerusform>
        <numerusform>%n records after it are not here.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n record(s), unaltered</source>
      <translation>
        <numerusform>%n record, unaltered</numerusform>
        <numerusform>%n records, unaltered</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RegisterCard</name>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SearchPanel</name>
    <message numerus="yes">
      <source>%n lesson(s) · ↑ ↓ choose, Enter teaches, Esc goes back</source>
      <translation>
        <numerusform>%n lesson · ↑ ↓ choose, Enter teaches, Esc goes back</numerusform>
        <numerusform>%n lessons · ↑ ↓ choose, Enter teaches, Esc goes back</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SoonCard</name>
    <message numerus="yes">
      <source>%n lesson(s)</source>
      <translation>
        <numerusform>%n lesson</numerusform>
        <numerusform>%n lessons</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>StickCard</name>
    <message numerus="yes">
      <source>%n archive(s) on it that are no packages or cannot be read</source>
      <translation>
        <numerusform>%n archive on it that is no package or cannot be read</numerusform>
        <numerusform>%n archives on it that are no packages or cannot be read</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new lesson(s)</source>
      <translation>
        <numerusform>%n new lesson</numerusform>
        <numerusform>%n new lessons</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>StickMessages</name>
    <message numerus="yes">
      <source>%n lesson(s) would be short of something.</source>
      <translation>
        <numerusform>%n lesson would be short of something.</numerusform>
        <numerusform>%n lessons would be short of something.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n other package(s) use parts of this one.</source>
      <translation>
        <numerusform>%n other package uses parts of this one.</numerusform>
        <numerusform>%n other packages use parts of this one.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>StickPanel</name>
    <message numerus="yes">
      <source>%n of them were there already.</source>
      <translation>
        <numerusform>%n of them was there already.</numerusform>
        <numerusform>%n of them were there already.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s)</source>
      <translation>
        <numerusform>%n package</numerusform>
        <numerusform>%n packages</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n package(s) are on the stick, read back and sound.</source>
      <translation>
        <numerusform>%n package is on the stick, read back and sound.</numerusform>
        <numerusform>%n packages are on the stick, read back and sound.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TimetableSection</name>
    <message numerus="yes">
      <source>Every %n week(s)</source>
      <translation>
        <numerusform>Every week</numerusform>
        <numerusform>Every %n weeks</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>YearGrid</name>
    <message numerus="yes">
      <source>%n class hour(s)</source>
      <translation>
        <numerusform>%n class hour</numerusform>
        <numerusform>%n class hours</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>YearSection</name>
    <message numerus="yes">
      <source>%n hour(s) left</source>
      <translation>
        <numerusform>%n hour left</numerusform>
        <numerusform>%n hours left</numerusform>
      </translation>
    </message>
  </context>
</TS>
