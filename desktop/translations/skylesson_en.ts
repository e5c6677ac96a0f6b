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
    <name>StickCard</name>
    <message numerus="yes">
      <source>%n new lesson(s)</source>
      <translation>
        <numerusform>%n new lesson</numerusform>
        <numerusform>%n new lessons</numerusform>
      </translation>
    </message>
  </context>
</TS>
