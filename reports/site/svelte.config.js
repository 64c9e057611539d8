// What a page may reach, said in each page for the browser to keep: this site and nothing else.
// Scripts and styles are left out: Evidence writes some of its own into the pages.
export default {
	kit: {
		csp: {
			mode: 'hash',
			directives: {
				'base-uri': ['self'],
				'connect-src': ['self'],
				'font-src': ['self', 'data:'],
				'form-action': ['self'],
				'frame-src': ['none'],
				'img-src': ['self', 'data:'],
				'media-src': ['none'],
				'object-src': ['none']
			}
		}
	}
};
