package privasi

// Tingkat is how much of a field is released. The levels are ordered; the zero
// value releases nothing.
type Tingkat uint8

// The levels.
const (
	Tiada Tingkat = iota // nothing, not even whether there is a value
	Ada                  // only whether there is a value
	Samar                // masked
	Penuh                // the value
)

// String writes the word used in registers and trails.
func (t Tingkat) String() string {
	switch t {
	case Ada:
		return "ada"
	case Samar:
		return "samar"
	case Penuh:
		return "penuh"
	}
	return "tiada"
}
