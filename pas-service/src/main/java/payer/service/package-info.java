@NullMarked
package payer.service;

import org.jspecify.annotations.NullMarked;
