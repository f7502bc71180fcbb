// The tidy test.
