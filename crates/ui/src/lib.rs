//! Pages, components, drawings and the words in four languages. Pure: values in, HTML out.
