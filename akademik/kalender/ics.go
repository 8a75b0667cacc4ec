package kalender

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pesantren-go/pesantren/dasar"
)

// TulisICS writes days as an iCalendar file (RFC 5545) that phones and mail programs
// read: one all-day event each, with weton and Hijri date in its description. Hijri
// recurrences have no rule there, so that what is written is what was expanded. kini is
// the moment of writing. The same occurrence has the same UID in every file of an
// institution, so that a second import replaces and does not double.
func TulisICS(w io.Writer, nama, lembaga string, acara []AcaraHari, kini time.Time) error {
	var b strings.Builder
	baris := func(s string) {
		for len(s) > 75 { // octets; a rune is never cut
			n := 75
			for !utf8.RuneStart(s[n]) {
				n--
			}
			b.WriteString(s[:n] + "\r\n")
			s = " " + s[n:]
		}
		b.WriteString(s + "\r\n")
	}
	for _, s := range []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pesantren-go//kalender//ID", "CALSCALE:GREGORIAN", "X-WR-CALNAME:" + teksICS(nama)} {
		baris(s)
	}
	cap := kini.UTC().Format("20060102T150405Z")
	for _, x := range acara {
		asal := x.Hari
		if !x.Semula.IsZero() {
			asal = x.Semula
		}
		ket := WetonDari(x.Hari)
		if l := x.Label.String(); l != "" {
			ket += ", " + l
		}
		for _, s := range []string{
			"BEGIN:VEVENT", fmt.Sprintf("UID:%s-%s@%s", teksICS(x.Acara.ID), hariICS(asal), teksICS(lembaga)), "DTSTAMP:" + cap,
			"DTSTART;VALUE=DATE:" + hariICS(x.Hari), "DTEND;VALUE=DATE:" + hariICS(x.Hari.TambahHari(1)), "SUMMARY:" + teksICS(x.Acara.Nama), "DESCRIPTION:" + teksICS(ket), "TRANSP:TRANSPARENT", "END:VEVENT",
		} {
			baris(s)
		}
	}
	baris("END:VCALENDAR")
	_, err := io.WriteString(w, b.String())
	return err
}

func hariICS(t dasar.Tanggal) string { return strings.ReplaceAll(t.String(), "-", "") }

// teksICS escapes a text value; line ends and controls become spaces.
func teksICS(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace(s)
}
