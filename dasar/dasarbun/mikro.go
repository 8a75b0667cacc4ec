package dasarbun

import "time"

// Mikro writes a moment as BIGINT microseconds since 1970 in UTC, the same on
// every database. The zero time is 0; finer digits are cut off. The very
// microsecond of 1970 is therefore not a moment that can be kept.
func Mikro(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// DariMikro reads what [Mikro] wrote; 0 is the zero time.
func DariMikro(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMicro(n).UTC()
}
