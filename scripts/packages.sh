# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./dev: which packages a task needs, and `need GROUP…`, which
# installs those that are missing. Groups: build (to make and run the program),
# tests (to test and draw it), bench (what it is measured against), release (to test
# in another release).

packages_apt ()
{
  case $1 in
    build)
      echo gcc libc6-dev meson ninja-build pkg-config gettext python3 \
        libglib2.0-dev libglib2.0-bin libxml2-utils libgtk-4-dev libgtk-4-bin libadwaita-1-dev \
        libsqlite3-dev libyajl-dev libgsl-dev \
        desktop-file-utils librsvg2-common adwaita-icon-theme fonts-cantarell fonts-dejavu-core
      ;;
    tests)
      echo xvfb openbox xdotool dunst dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0 \
        gir1.2-ical-3.0 python3-icalendar poppler-utils qpdf \
        sqlite3 locales faketime appstream clang-format git procps
      ;;
    bench) echo gnuplot-nox python3-matplotlib ;;
    release) echo debootstrap debian-archive-keyring git util-linux ;;
  esac
}

packages_dnf ()
{
  case $1 in
    build)
      echo gcc meson ninja-build pkgconf-pkg-config gettext python3 \
        glib2-devel libxml2 gtk4-devel libadwaita-devel sqlite-devel yajl-devel gsl-devel \
        desktop-file-utils librsvg2 adwaita-icon-theme abattis-cantarell-fonts dejavu-sans-fonts
      ;;
    tests)
      echo libasan libubsan xorg-x11-server-Xvfb openbox xdotool dunst dbus-daemon at-spi2-core \
        python3-gobject poppler-utils qpdf sqlite glibc-locale-source libfaketime appstream clang-tools-extra git procps-ng
      ;;
    bench) echo gnuplot python3-matplotlib ;;
    release) echo debootstrap debian-keyring git util-linux ;;
  esac
}

packages_pacman ()
{
  case $1 in
    build)
      echo gcc meson ninja pkgconf gettext python \
        glib2 glib2-devel libxml2 gtk4 libadwaita sqlite yajl gsl \
        desktop-file-utils librsvg adwaita-icon-theme cantarell-fonts ttf-dejavu
      ;;
    tests)
      echo xorg-server-xvfb openbox xdotool dunst dbus at-spi2-core python-gobject poppler qpdf libfaketime \
        appstream clang git procps-ng
      ;;
    bench) echo gnuplot python-matplotlib ;;
    release) echo debootstrap debian-archive-keyring git util-linux ;;
  esac
}

# missing_MANAGER PACKAGE…: prints those that are not installed.
missing_apt ()
{
  local package

  for package; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" = installed ] || echo "$package"
  done
}

missing_dnf ()
{
  local package

  for package; do
    rpm -q --quiet --whatprovides "$package" || echo "$package"
  done
}

missing_pacman ()
{
  pacman -T "$@" || true
}

as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo "$@"
  else
    echo "This needs root, and there is no sudo: run '$*' as root, then start again." >&2
    return 1
  fi
}

install_apt ()
{
  as_root apt-get -q update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "$@"
}

install_dnf ()
{
  as_root dnf -q -y install "$@"
}

install_pacman ()
{
  as_root pacman -S --needed --noconfirm "$@"
}

need ()
{
  local manager group log
  local -a wanted=() missing=()

  for manager in apt dnf pacman none; do
    case $manager in
      apt) command -v apt-get > /dev/null && break ;;
      *) command -v $manager > /dev/null && break ;;
    esac
  done
  # Elsewhere meson says what it does not find.
  [ $manager = none ] && return 0

  for group; do
    # shellcheck disable=SC2207
    wanted+=($(packages_$manager "$group"))
  done
  mapfile -t missing < <(missing_$manager "${wanted[@]}")
  [ ${#missing[@]} -eq 0 ] && return 0

  echo "Installing what is missing: ${missing[*]}" >&2
  log=$(mktemp)
  if [ "$(id -u)" -eq 0 ]; then
    install_$manager "${missing[@]}" > "$log" 2>&1 < /dev/null || {
      tail -n 40 "$log" >&2
      rm -f "$log"
      echo "Installing failed; the packages needed are: ${missing[*]}" >&2
      return 1
    }
  else
    install_$manager "${missing[@]}" || {
      rm -f "$log"
      echo "Installing failed; the packages needed are: ${missing[*]}" >&2
      return 1
    }
  fi
  rm -f "$log"
}
