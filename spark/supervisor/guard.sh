#!/bin/sh
# Runs a command that must not outlive the process that started it.
#
# usage: guard.sh <signal> <grace seconds> <command> [argument...]
#
# Standard input is a pipe whose other end only the launcher holds. When the launcher is gone, however it
# went, the pipe closes, and the command's process group gets the signal and, after the grace, SIGKILL. The command
# replaces this shell, so its pid is the one the launcher knows; it leads its own process group.
signal=$1
grace=$2
shift 2
command=$$
exec 3<&0 </dev/null

(
  trap '' TERM INT HUP
  read -r _ <&3
  kill -s "$signal" "$command"
  while [ "$grace" -gt 0 ] && kill -s 0 "$command"; do
    sleep 1
    grace=$((grace - 1))
  done
  kill -s KILL -- "-$command"
) >/dev/null 2>&1 &

exec "$@" 3<&-
