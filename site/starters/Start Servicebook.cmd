@echo off
rem Opens the handbook of the folder this file stands in. Double-click it; nothing has to be typed.
rem
rem For whoever changes it: ASCII alone, lines end in CR LF. Names of folders may hold spaces and any of & ( ) ^ ! and per
rem cent signs. So each stands in quotes, none stands in a block, none goes through CALL, which reads per cent signs and ^
rem a second time, and exclamation marks mean nothing special.
setlocal EnableExtensions DisableDelayedExpansion
title Servicebook
set "CODE=2"
set "HERE=%~dp0"

rem A double click inside a zip unpacks this one file to a place of its own, far from everything it needs.
set "UNPACKED=%HERE:\AppData\Local\Temp\=%"
if not "%UNPACKED%"=="%HERE%" goto :zipped

rem On a server a folder has no drive letter. pushd lends it one, for looking upwards and for npm; cls wipes away what cmd
rem complained about before that.
pushd "%HERE%" 2>nul || goto :nofolder
if "%HERE:~0,2%"=="\\" cls

rem Node: where PATH says, then where installers put it.
set "NODE="
set "OLD="
set "TRY="
for %%I in (node.exe) do set "TRY=%%~$PATH:I"
call :try
if defined NVM_SYMLINK set "TRY=%NVM_SYMLINK%\node.exe"
call :try
if defined ProgramW6432 set "TRY=%ProgramW6432%\nodejs\node.exe"
call :try
if defined ProgramFiles set "TRY=%ProgramFiles%\nodejs\node.exe"
call :try
if defined ProgramFiles(x86) set "TRY=%ProgramFiles(x86)%\nodejs\node.exe"
call :try
set "TRY=%LocalAppData%\Programs\nodejs\node.exe"
call :try
set "TRY=%LocalAppData%\Volta\bin\node.exe"
call :try
set "TRY=%ProgramFiles%\Volta\node.exe"
call :try
if defined NVM_HOME for /d %%D in ("%NVM_HOME%\v*") do set "TRY=%%D\node.exe" & call :try
for /d %%D in ("%AppData%\nvm\v*") do set "TRY=%%D\node.exe" & call :try
for /d %%D in ("%LocalAppData%\nvm\v*") do set "TRY=%%D\node.exe" & call :try
for /d %%D in ("%AppData%\fnm\node-versions\v*") do set "TRY=%%D\installation\node.exe" & call :try
for /d %%D in ("%LocalAppData%\fnm\node-versions\v*") do set "TRY=%%D\installation\node.exe" & call :try
for /d %%D in ("%UserProfile%\scoop\apps\nodejs*") do set "TRY=%%D\current\node.exe" & call :try
if defined NODE goto :find
if defined OLD goto :old

echo One thing is missing: Servicebook needs a program called Node, and it is not on this computer yet. Node is free:
goto :getnode

:old
echo Servicebook needs Node 20.19 or newer. The one on this computer is older:
echo.
"%OLD%" -v
echo.
echo A newer one is free:

:getnode
echo.
echo   1. Go to https://nodejs.org
echo   2. Press the button that says LTS, and open the file that comes. All its suggestions are fine.
echo   3. Come back to this folder and start Servicebook again.
echo.
echo If you may not install programs here, show this to whoever looks after your computers.
goto :wait

rem Servicebook: in this folder, or above it. At the top of a disk, a folder has no name.
:find
set "UP=."
:look
set "APP=%HERE%%UP%\node_modules\servicebook\dist\cli\servicebook.js"
if exist "%APP%" goto :start
for %%I in ("%UP%") do if "%%~nxI"=="" goto :missing
set "UP=%UP%\.."
goto :look

rem Only what lies in the folder is installed: a name on the internet may be anybody's. Of several, the newest file.
:missing
set "PACKED="
for /f "delims=" %%F in ('dir /b /a-d /o-d servicebook-*.tgz 2^>nul') do if not defined PACKED set "PACKED=%%F"
if not defined PACKED goto :nofile
set "FROM=./%PACKED%"
rem npm is a script that Node runs, and lies beside it. npm.cmd, which is for people who type, is for when it lies elsewhere.
for %%I in ("%NODE%") do set "NPM=%%~dpInode_modules\npm\bin\npm-cli.js"
set "NPMCMD="
for %%I in (npm.cmd) do set "NPMCMD=%%~$PATH:I"
if not exist "%NPM%" if not defined NPMCMD goto :nonpm
echo Servicebook is not in this folder yet.
set /p "ENTER=This needs the internet once, and takes about a minute. Press Enter to go on, or close this window. "
echo.
rem npm would put things into a folder above if one there looks like a project: --prefix keeps it here. Servicebook needs
rem no scripts run while it is installed, so nobody else gets to run one either.
if not exist "%NPM%" goto :npmcmd
"%NODE%" "%NPM%" install --no-audit --no-fund --ignore-scripts --prefix . "%FROM%"
goto :installed
:npmcmd
call "%NPMCMD%" install --no-audit --no-fund --ignore-scripts --prefix . "%FROM%"
:installed
if not "%ERRORLEVEL%"=="0" goto :noinstall
set "APP=%HERE%node_modules\servicebook\dist\cli\servicebook.js"
if not exist "%APP%" goto :noinstall
echo.
echo Installed.

rem The letter that was lent is given back first: when the window is closed, nothing after this line is run any more. A
rem folder ends in a backslash, which in front of a quote would hide it; the dot stands between them.
:start
popd
echo.
echo Keep this window open while you write. Close it to stop; everything is saved.
echo.
"%NODE%" "%APP%" start --dir "%HERE%." %*
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="0" exit /b 0
echo.
echo Servicebook has stopped. The lines above say why.
goto :wait

:zipped
echo This file was opened from inside a zip, so it cannot find your handbook.
echo.
echo Close this window, click the zip with the right button, choose "Extract All", and start Servicebook from the folder
echo that appears.
goto :wait

:nofolder
echo The folder this file stands in cannot be opened. Is the network there? If it is, show this to whoever looks after
echo your computers.
goto :wait

:nonpm
echo Servicebook is not in this folder yet, and npm, which would install it, is not on this computer. It comes with Node:
goto :getnode

:nofile
echo Servicebook is not in this folder yet. You were given a file whose name begins with servicebook- and ends in .tgz: put it
echo into this folder, beside the one you have just opened, and open this one again.
goto :wait

:noinstall
echo.
echo Servicebook could not be installed; the lines above say why. Most often the internet is not there, or the network of
echo your company holds it back. Try once more. If it stays like this, show this window to whoever gave you this file.
goto :wait

:wait
echo.
echo Press a key to close this window.
pause >nul
exit /b %CODE%

rem Takes the Node in TRY where it is new enough, and remembers one that is not. Node itself compares: 9 says too old.
:try
if defined NODE exit /b
if not defined TRY exit /b
if not exist "%TRY%" exit /b
"%TRY%" -e "var v=process.versions.node.split('.');process.exit(v[0]>20||v[0]==20&&v[1]>=19?0:9)" >nul 2>nul <nul
if "%ERRORLEVEL%"=="0" set "NODE=%TRY%" & exit /b
if "%ERRORLEVEL%"=="9" set "OLD=%TRY%"
exit /b
