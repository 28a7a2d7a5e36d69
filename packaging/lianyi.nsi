; The Windows installer, for one user, without asking for administrator rights: makensis packaging\lianyi.nsi
; It packs dist\lianyi\, which packaging\build.py makes on Windows.
Unicode true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!ifndef VERSION
  !define VERSION "0.1.0"
!endif
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Lianyi"

Name "$(Title)"
OutFile "..\dist\lianyi-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\Lianyi"
InstallDirRegKey HKCU "Software\Lianyi" "Folder"
RequestExecutionLevel user
!define MUI_ICON "..\build\icons\lianyi.ico"
!define MUI_UNICON "..\build\icons\lianyi.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\lianyi-window.exe"

!insertmacro MUI_PAGE_LICENSE "..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
LangString Title ${LANG_SIMPCHINESE} "涟漪"
LangString Title ${LANG_ENGLISH} "Lianyi"
LangString Kind ${LANG_SIMPCHINESE} "涟漪数据文件"
LangString Kind ${LANG_ENGLISH} "Lianyi data"

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal"
  File /r "..\dist\lianyi\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\$(Title).lnk" "$INSTDIR\lianyi-window.exe"
  WriteRegStr HKCU "Software\Lianyi" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Lianyi" "Title" "$(Title)"
  WriteRegStr HKCU "Software\Classes\.lianyi" "" "Lianyi.Data"
  WriteRegStr HKCU "Software\Classes\Lianyi.Data" "" "$(Kind)"
  WriteRegStr HKCU "Software\Classes\Lianyi.Data\DefaultIcon" "" "$INSTDIR\lianyi-window.exe,0"
  WriteRegStr HKCU "Software\Classes\Lianyi.Data\shell\open\command" "" '"$INSTDIR\lianyi-window.exe" open "%1"'
  WriteRegStr HKCU "${KEY}" "DisplayName" "$(Title)"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\lianyi-window.exe"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; The data files stay: they are the user's, not the program's.
Section "Uninstall"
  ReadRegStr $0 HKCU "Software\Lianyi" "Title"
  Delete "$SMPROGRAMS\$0.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\lianyi.exe"
  Delete "$INSTDIR\lianyi-window.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\Lianyi"
  DeleteRegKey HKCU "Software\Classes\Lianyi.Data"
  DeleteRegKey HKCU "Software\Classes\.lianyi"
SectionEnd
