#!/bin/sh
# Opens the handbook of the folder this file stands in. Double-click it; nothing has to be typed.
#
# For whoever changes it: the same text stands here under two names, because macOS opens "Start Servicebook.command" with a
# double click and Linux start-servicebook.sh. It is plain sh (dash, and the bash 3.2 of macOS). Names of folders may hold
# anything, so each stands in quotes.

# A double click reads nobody's profile: PATH may be short. What we need of the system is in these two.
looked_in=${PATH-}
PATH=${PATH:+$PATH:}/usr/bin:/bin
export PATH

# On a desktop without a terminal, sentences come in a small window instead.
windowless=

# Says something in a window and waits until it is closed; fails where it cannot wait, and perhaps could not even say it.
show() {
  if command -v zenity >/dev/null 2>&1; then
    zenity --info --no-markup --title Servicebook --text "$1" >/dev/null 2>&1
  elif command -v kdialog >/dev/null 2>&1; then
    kdialog --title Servicebook --msgbox "$1" >/dev/null 2>&1
  elif command -v xmessage >/dev/null 2>&1; then
    xmessage -center "$1" >/dev/null 2>&1
  else
    notify-send Servicebook "$1" >/dev/null 2>&1
    return 1
  fi
  return 0
}

# Without this, the window would be gone before the sentence is read.
wait_for_enter() {
  [ -t 0 ] || return 0
  printf '\nPress Enter to close this window.'
  read -r _
}

# Says why it cannot go on, and ends.
sorry() {
  if [ -n "$windowless" ]; then
    show "$1"
  else
    printf '\n%s\n' "$1"
    wait_for_enter
  fi
  exit 2
}

# Starts this file again in a terminal, whichever is there, and ends; returns where there is none. The second start takes the
# mark away: some terminals hand over at once, some stay, and a mark that is still there tells that none of it happened.
open_terminal() {
  mark=$(mktemp) || return
  for terminal in xdg-terminal-exec 'x-terminal-emulator -e' 'gnome-terminal --' 'ptyxis --' 'kgx --' 'konsole -e' \
    'xfce4-terminal -x' 'mate-terminal -x' foot kitty 'alacritty -e' 'xterm -e'; do
    command -v "${terminal%% *}" >/dev/null 2>&1 || continue
    # shellcheck disable=SC2086 # Two words: the program, and how it is told what to run.
    if $terminal sh "$me" --in-terminal "$mark" "$@" || [ ! -e "$mark" ]; then exit 0; fi
  done
  rm -f -- "$mark"
}

# Takes the Node of a folder where it is new enough, and remembers one that is not.
try() {
  if [ -n "$node" ] || [ ! -f "$1/node" ] || [ ! -x "$1/node" ]; then return; fi
  version=$("$1/node" -v 2>/dev/null </dev/null) || return
  version=${version#v}
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  case $major$minor in '' | *[!0-9]*) return ;; esac
  if [ "$major" -gt 20 ] || { [ "$major" -eq 20 ] && [ "$minor" -ge 19 ]; }; then
    node=$1/node
  else
    old=${old:-"$version, in $1"}
  fi
}

# The folder: a link on somebody's desktop leads to the file, and the file stands in the company's folder.
me=$0
case $me in */*) ;; *) me=./$me ;; esac
while [ -h "$me" ]; do
  link=$(readlink "$me") || break
  case $link in /*) me=$link ;; *) me=${me%/*}/$link ;; esac
done
CDPATH='' cd -- "${me%/*}/" || sorry 'The folder this file stands in cannot be opened. Perhaps you may not read it: ask whoever looks after your computers.'
here=$PWD
me=$here/${me##*/}

if [ "${1-}" = --in-terminal ]; then
  rm -f -- "$2"
  shift 2
elif [ ! -t 0 ] && [ ! -t 1 ] && [ ! -t 2 ] && [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
  open_terminal "$@"
  windowless=yes
fi

# Node: where PATH says, then where installers put it. Never the company's own folder, whatever lies there.
node=
old=
set -f
IFS=:
for folder in $looked_in; do
  case $folder in /*) try "$folder" ;; esac
done
unset IFS
set +f
home=${HOME-}
for folder in /usr/local/bin /opt/homebrew/bin /opt/local/bin /home/linuxbrew/.linuxbrew/bin /snap/bin \
  "${NVM_DIR:-$home/.nvm}"/versions/node/*/bin "${VOLTA_HOME:-$home/.volta}/bin" \
  "$home"/.fnm/node-versions/*/installation/bin "$home"/.local/share/fnm/node-versions/*/installation/bin \
  "$home/Library/Application Support/fnm"/node-versions/*/installation/bin \
  "$home"/.asdf/installs/nodejs/*/bin "$home"/.local/share/mise/installs/node/*/bin "$home/n/bin" "$home/.local/bin"; do
  try "$folder"
done

get_node='  1. Go to https://nodejs.org
  2. Press the button that says LTS, and follow what it says there. All its suggestions are fine.
  3. Come back to this folder and start Servicebook again.

If you may not install programs here, show this to whoever looks after your computers.'
if [ -z "$node" ] && [ -n "$old" ]; then
  sorry "Servicebook needs a newer Node. The one on this computer is $old; it takes 20.19 or newer. Node is free:

$get_node"
elif [ -z "$node" ]; then
  sorry "One thing is missing: Servicebook needs a program called Node, and it is not on this computer yet. Node is free:

$get_node"
fi

# Servicebook: in this folder, or above it.
inside=node_modules/servicebook/dist/cli/servicebook.js
app=
above=$here
while [ -z "$app" ]; do
  if [ -f "$above/$inside" ]; then app=$above/$inside; fi
  if [ -z "$above" ]; then break; fi
  above=${above%/*}
done

if [ -z "$app" ]; then
  if [ -n "$windowless" ]; then
    sorry "Servicebook is not in this folder yet. To install it, open a terminal in this folder and type: sh ${me##*/}"
  fi
  # Only what lies in the folder is installed: a name on the internet may be anybody's. Of several, the newest file.
  from=
  for packed in servicebook-*.tgz; do
    # shellcheck disable=SC3013 # -nt is in every sh there is.
    if [ -f "$packed" ] && { [ -z "$from" ] || [ "$packed" -nt "$from" ]; }; then from=./$packed; fi
  done
  if [ -z "$from" ]; then
    sorry 'Servicebook is not in this folder yet. You were given a file whose name begins with servicebook- and ends in .tgz: put it into
this folder, beside the one you have just opened, and open this one again.'
  fi
  npm=${node%/*}/npm
  if [ ! -x "$npm" ]; then npm=$(command -v npm) || npm=; fi
  if [ -z "$npm" ]; then
    sorry "Servicebook is not in this folder yet, and npm, which would install it, is not on this computer. It comes with Node:

$get_node"
  fi
  printf '\nServicebook is not in this folder yet.\n'
  printf 'This needs the internet once, and takes about a minute. Press Enter to go on, or close this window. '
  read -r _ || sorry 'Nobody pressed Enter, so nothing was installed.'
  # npm looks for its Node in PATH. It would put things into a folder above if one there looks like a project: --prefix
  # keeps it here. Servicebook needs no scripts run while it is installed, so nobody else gets to run one either.
  PATH=${node%/*}:$PATH "$npm" install --no-audit --no-fund --ignore-scripts --prefix . "$from"
  code=$?
  app=$here/$inside
  if [ "$code" -ne 0 ] || [ ! -f "$app" ]; then
    sorry 'Servicebook could not be installed; the lines above say why. Most often the internet is not there, or the network of your
company holds it back. Try once more. If it stays like this, show this window to whoever gave you this file.'
  fi
  printf '\nInstalled.\n'
fi

keep='Keep this window open while you write. Close it to stop; everything is saved.'
if [ -z "$windowless" ]; then
  printf '\n%s\n\n' "$keep"
  "$node" "$app" start --dir "$here" "$@"
  code=$?
  # Somebody pressed Ctrl and C, or the system is shutting down: they know.
  case $code in 0 | 130 | 143) exit "$code" ;; esac
  printf '\nServicebook has stopped. The lines above say why.\n'
  wait_for_enter
  exit "$code"
fi

said=$(mktemp) || sorry 'There is no room for a file that is needed for a moment. Perhaps the disk is full: make some room, and start again.'
"$node" "$app" start --dir "$here" "$@" >"$said" 2>&1 &
running=$!
# It runs once it has said its address; nobody is told so before.
while kill -0 "$running" 2>/dev/null && ! grep -q http: "$said"; do sleep 1; done
if kill -0 "$running" 2>/dev/null && show "Servicebook is open in your browser. $keep"; then kill "$running" 2>/dev/null; fi
wait "$running"
code=$?
case $code in
  0 | 130 | 143) ;;
  *) show "Servicebook has stopped. This is what it said: $(cat "$said")" ;;
esac
rm -f -- "$said"
exit "$code"
