import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { globalName } from './global-names';

const DEFAULT_CONTENT_SECURITY_POLICY =
  "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
const DEFAULT_PERMISSIONS_POLICY = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';
const HSTS_MAX_AGE = Duration.days(730);
const MAX_NAME_LENGTH = 128;

/** Options for the security headers of a site. */
export interface SecurityHeadersOptions {
  readonly contentSecurityPolicy?: string;
  readonly permissionsPolicy?: string;
}

/**
 * The security headers of files and of responses of APIs.
 *
 * An API may have pages of its own, so its `Content-Security-Policy`, `Permissions-Policy` and `Referrer-Policy` are
 * kept.
 */
export class SecurityHeaders extends cloudfront.ResponseHeadersPolicy {
  public constructor(scope: Construct, id: string, options: SecurityHeadersOptions) {
    super(scope, id, {
      responseHeadersPolicyName: globalName(scope, MAX_NAME_LENGTH),
      comment: 'Security headers of a static site',
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: options.contentSecurityPolicy ?? DEFAULT_CONTENT_SECURITY_POLICY,
          override: false,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: {
          referrerPolicy: cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
          override: false,
        },
        // Without subdomains, which may belong to others.
        strictTransportSecurity: { accessControlMaxAge: HSTS_MAX_AGE, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [
          {
            header: 'Permissions-Policy',
            value: options.permissionsPolicy ?? DEFAULT_PERMISSIONS_POLICY,
            override: false,
          },
        ],
      },
    });
  }
}
