package dasarmem

import "iter"

// Alirkan streams rows that were read at once, or the error of reading them.
func Alirkan[T any](xs []T, err error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		if err != nil {
			var x T
			yield(x, err)
			return
		}
		for _, x := range xs {
			if !yield(x, nil) {
				return
			}
		}
	}
}
