; The installer of Skylesson for Windows 10 and 11, for Inno Setup 6.3 or later. build.py runs it: ISCC /DVersion=... .
; No administrator is needed: whoever installs it may choose "for me" or "for all users" (/CURRENTUSER, /ALLUSERS).
; No service is installed, nothing is left running. Uninstalling keeps the library: it does not lie in the program's folder.

#ifndef Version
  #error Version is given by build.py
#endif
#define Dist "..\..\build\windows\dist\Skylesson"

[Setup]
AppId={{6B1B2B7E-52B5-4B0C-9E1D-7C7F3C9A5D11}
AppName={cm:ProgramName}
AppVersion={#Version}
AppVerName={cm:ProgramName} {#Version}
AppPublisher=Skylesson
DefaultDirName={autopf}\Skylesson
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
OutputDir=..\..\build\windows
OutputBaseFilename=Skylesson-{#Version}-setup
SetupIconFile=..\..\build\windows\skylesson.ico
UninstallDisplayIcon={app}\skylessonw.exe
UninstallDisplayName={cm:ProgramName}
LicenseFile=..\..\LICENSE
Compression=lzma2/normal
SolidCompression=yes
LanguageDetectionMethod=uilanguage
ShowLanguageDialog=auto
CloseApplications=yes
RestartApplications=no
ChangesAssociations=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "zh"; MessagesFile: "compiler:Default.isl,zh.isl"

[CustomMessages]
en.ProgramName=Skylesson
zh.ProgramName=空中课堂
en.Desktop=An icon on the desktop
zh.Desktop=在桌面上放一个图标
en.Autostart=Open it when the computer starts
zh.Autostart=开机时自动打开
en.Associate=Offer it for packages (7z) under "Open with"
zh.Associate=在资源包（7z）的“打开方式”里列出
en.Package=Curriculum package
zh.Package=课程资源包
en.OpenNow=Open Skylesson now
zh.OpenNow=现在打开空中课堂
en.LibraryStays=Lessons and records stay on this computer, in the folder that the Settings page names. Delete it by hand if nobody needs it.
zh.LibraryStays=课程和记录仍留在这台电脑上，在“设置”页所说的文件夹里。如果不再需要，请自行删除。

[Tasks]
Name: "desktopicon"; Description: "{cm:Desktop}"
Name: "associate"; Description: "{cm:Associate}"
Name: "autostart"; Description: "{cm:Autostart}"; Flags: unchecked

[InstallDelete]
; What an older version brought, so that none of it is found by the new one.
Type: filesandordirs; Name: "{app}\program"
Type: filesandordirs; Name: "{app}\vlc"

[Files]
Source: "{#Dist}\skylessonw.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Dist}\skylesson.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Dist}\program\*"; DestDir: "{app}\program"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "{#Dist}\vlc\*"; DestDir: "{app}\vlc"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "..\..\LICENSE"; DestDir: "{app}"; Flags: ignoreversion

[Icons]
Name: "{autoprograms}\{cm:ProgramName}"; Filename: "{app}\skylessonw.exe"
Name: "{autodesktop}\{cm:ProgramName}"; Filename: "{app}\skylessonw.exe"; Tasks: desktopicon
Name: "{autostartup}\{cm:ProgramName}"; Filename: "{app}\skylessonw.exe"; Tasks: autostart

[Registry]
; "Open with", never the default: other programs open archives too.
Root: HKA; Subkey: "Software\Classes\Skylesson.Package"; ValueType: string; ValueData: "{cm:Package}"; Flags: uninsdeletekey; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Skylesson.Package\DefaultIcon"; ValueType: string; ValueData: "{app}\skylessonw.exe,0"; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Skylesson.Package\shell\open\command"; ValueType: string; ValueData: """{app}\skylessonw.exe"" open ""%1"""; Tasks: associate
Root: HKA; Subkey: "Software\Classes\.7z\OpenWithProgids"; ValueType: string; ValueName: "Skylesson.Package"; ValueData: ""; Flags: uninsdeletevalue; Tasks: associate
; "skylesson" in the Run box and for scripts, without a change of PATH.
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\skylesson.exe"; ValueType: string; ValueData: "{app}\skylesson.exe"; Flags: uninsdeletekey

[Run]
Filename: "{app}\skylessonw.exe"; Description: "{cm:OpenNow}"; Flags: nowait postinstall skipifsilent

[Code]
procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if (Step = usPostUninstall) and not UninstallSilent then
    MsgBox(CustomMessage('LibraryStays'), mbInformation, MB_OK);
end;
